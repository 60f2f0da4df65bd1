"""Signing in and out: one answer for every wrong try, slower each time, never a lock for others."""

from datetime import timedelta

import pytest

from records.account import actions, slow_down
from records.account.model import SlowDown
from records.account.owed import Owed
from records.account.queries import behind
from records.account.slow_down import Lane
from records.ledger import Role, session
from tests.factories import SECRET

HERE, ELSEWHERE = "203.0.113.7", "198.51.100.9"


@pytest.fixture
def counsellor(world):
    session.commit()
    return world.counsellor


def test_the_right_secret_gives_a_token_that_names_its_account(counsellor, clock):
    known = behind(try_in(counsellor.login, clock).token, clock())

    assert (known.account_id, known.role) == (counsellor.account_id, Role.COUNSELLOR)
    assert known.owed == Owed.ENROL
    assert known.centre_id == counsellor.centre_id
    assert not known.stale


def test_a_token_is_a_secret(counsellor, clock):
    answer = try_in(counsellor.login, clock)

    assert answer.token not in repr(answer)
    assert behind(answer.token[:-1], clock()) is None
    assert behind("", clock()) is None


def test_an_unknown_name_and_a_wrong_secret_get_the_same_answer(counsellor, clock):
    unknown = try_in("nobody@dvvl.example", clock, "x")
    wrong = try_in(counsellor.login, clock, "x")

    assert unknown == wrong
    assert unknown.key == "refused-sign-in"


def test_a_hash_is_worked_out_for_an_unknown_name_as_for_a_known_one(
    counsellor, clock, monkeypatch
):
    checked = []
    real = actions.check_password_hash

    def counting(stored, secret):
        checked.append(stored.split("$")[0])
        return real(stored, secret)

    monkeypatch.setattr(actions, "check_password_hash", counting)
    try_in("nobody@dvvl.example", clock, "x")
    try_in(counsellor.login, clock, "x")

    assert checked == [actions.METHOD, actions.METHOD]


def test_a_seekers_code_may_be_typed_with_spaces_dashes_and_capitals(world, clock):
    seeker = world.a_seeker()
    code = seeker.login
    session.commit()

    typed = f" {code[:3]}-{code[3:6]} {code[6:].upper()} "
    assert try_in(typed, clock).token


def test_a_dash_in_an_address_is_part_of_it(world, clock):
    open_employer("binh-minh@firm.example", clock)
    open_employer("binhminh@firm.example", clock, secret="another long one")
    session.commit()

    assert try_in("Binh-Minh@firm.example", clock).token
    assert not try_in("binhminh@firm.example", clock).token


def test_after_five_wrong_tries_the_wait_grows_up_to_a_quarter_of_an_hour(counsellor, clock):
    for _ in range(5):
        assert try_in(counsellor.login, clock, "x").key == "refused-sign-in"

    waits = []
    for _ in range(8):
        assert try_in(counsellor.login, clock).key == "refused-too-soon"
        waits.append(wait_out(counsellor.login, clock))
        try_in(counsellor.login, clock, "x")

    assert waits == [15, 30, 60, 120, 240, 480, 900, 900]


def test_the_wait_is_told_in_whole_minutes(counsellor, clock):
    for _ in range(20):
        try_in(counsellor.login, clock, "x")
        clock.now += timedelta(minutes=14, seconds=59)
        clock.now += timedelta(seconds=1)
    try_in(counsellor.login, clock, "x")

    assert try_in(counsellor.login, clock).minutes == 15


def test_wrong_tries_from_one_address_slow_nobody_elsewhere(counsellor, clock):
    for _ in range(9):
        try_in(counsellor.login, clock, "x")

    assert try_in(counsellor.login, clock).key == "refused-too-soon"
    assert try_in(counsellor.login, clock, address=ELSEWHERE).token


def test_wrong_tries_for_one_name_slow_no_other_name(counsellor, world, clock):
    other = world.a_manager()
    session.commit()
    for _ in range(9):
        try_in(counsellor.login, clock, "x")

    assert try_in(other.login, clock).token


def test_a_right_secret_forgives_the_wrong_ones(counsellor, clock):
    for _ in range(4):
        try_in(counsellor.login, clock, "x")
    assert try_in(counsellor.login, clock).token
    for _ in range(4):
        try_in(counsellor.login, clock, "x")

    assert try_in(counsellor.login, clock).token


def test_wrong_tries_of_long_ago_are_forgotten(counsellor, clock):
    for _ in range(9):
        try_in(counsellor.login, clock, "x")
    clock.now += timedelta(days=2)

    assert try_in(counsellor.login, clock, "x").key == "refused-sign-in"
    assert try_in(counsellor.login, clock).token


def test_of_many_wrong_tries_at_once_each_one_counts(own_house):
    login = own_house.world.counsellor.login

    def wrong():
        slow_down.count(Lane("sign-in", "nobody", HERE), own_house.clock())

    own_house.at_once(*[wrong] * 8)

    with own_house.app.app_context():
        assert {row.failures for row in session.query(SlowDown)} == {8}
        assert try_in(login, own_house.clock).token


def try_in(login, clock, secret=SECRET, *, address=HERE):
    answer = actions.sign_in(login=login, secret=secret, address=address, now=clock())
    session.commit()
    return answer


def wait_out(login, clock):
    """Wait second by second's length until a try is taken again; return the seconds."""
    began = clock.now
    clock.now += slow_down.still_to_wait(Lane("sign-in", login, HERE), clock())
    return (clock.now - began).total_seconds()


def open_employer(login, clock, secret=SECRET):
    return actions.open_account(role=Role.EMPLOYER, login=login, secret=secret, now=clock())
