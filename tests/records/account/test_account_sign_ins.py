"""How long a sign-in lasts, and what ends it."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from records.account import actions, queries, sign_ins
from records.account.model import Account, SignIn
from records.account.queries import IDLE, LONGEST, SEEN_EVERY, behind
from records.ledger import Role, session
from tests.factories import SECRET
from tests.visitor import wholly_in


@pytest.mark.parametrize("role", IDLE, ids=str)
def test_an_idle_sign_in_ends_after_the_time_of_its_role(world, clock, role):
    token = signed_in(world, role, clock)

    clock.now += IDLE[role]
    assert behind(token, clock())
    clock.now += timedelta(seconds=1)
    assert behind(token, clock()) is None


def test_staff_are_signed_out_sooner_than_the_public():
    assert IDLE[Role.COUNSELLOR] < IDLE[Role.SEEKER]


def test_a_sign_in_in_use_lasts_twelve_hours_and_no_longer(world, clock):
    token = signed_in(world, Role.COUNSELLOR, clock)
    began = clock.now
    while clock.now - began <= LONGEST:
        known = behind(token, clock())
        sign_ins.seen(known.sign_in_id, clock())
        session.commit()
        clock.now += timedelta(minutes=14)

    assert behind(token, clock()) is None


def test_use_is_written_down_once_a_minute_at_most(world, clock):
    token = signed_in(world, Role.COUNSELLOR, clock)

    clock.now += SEEN_EVERY
    assert not behind(token, clock()).stale
    clock.now += timedelta(seconds=1)
    assert behind(token, clock()).stale


def test_signing_out_ends_this_sign_in_only_and_twice_is_no_fault(world, clock):
    first = signed_in(world, Role.COUNSELLOR, clock)
    second = sign_in(world.counsellor.login, clock)

    sign_ins.sign_out(first, clock())
    sign_ins.sign_out(first, clock() + timedelta(minutes=1))

    assert behind(first, clock()) is None
    assert behind(second, clock())


def test_a_new_secret_ends_every_sign_in_and_the_old_secret(world, clock):
    token = signed_in(world, Role.COUNSELLOR, clock)

    actions.change_secret(world.counsellor.account_id, "một câu khác hẳn", clock())

    assert behind(token, clock()) is None
    assert not actions.sign_in(
        login=world.counsellor.login, secret=SECRET, address="", now=clock()
    ).token


def test_a_closed_account_is_out_at_once_and_answers_like_an_unknown_one(world, clock):
    token = signed_in(world, Role.COUNSELLOR, clock)

    actions.close_account(world.counsellor.account_id, clock())

    assert behind(token, clock()) is None
    answer = actions.sign_in(login=world.counsellor.login, secret=SECRET, address="", now=clock())
    assert answer.key == "refused-sign-in"
    assert queries.counsellors(world.centre_id) == ()


def test_no_secret_and_no_token_stands_in_the_database(world, clock):
    token = signed_in(world, Role.COUNSELLOR, clock)
    account = session.get_one(Account, world.counsellor.account_id)
    door = behind(token, clock())
    door = session.get_one(SignIn, door.sign_in_id)

    assert SECRET not in account.secret_hash
    assert account.secret_hash.startswith("scrypt:")
    assert token.encode() != door.token_sha256


def test_staff_belong_to_a_centre(world, clock):
    with pytest.raises(IntegrityError, match="staff_have_a_centre"):
        actions.open_account(role=Role.AUDITOR, login="a", secret="x", now=clock())


def test_no_two_accounts_have_one_name(world, clock):
    with pytest.raises(IntegrityError, match="uq_account_login"):
        actions.open_account(
            role=Role.EMPLOYER, login=world.counsellor.login.upper(), secret="x", now=clock()
        )


def test_staff_are_known_to_each_other(world):
    world.a_manager()

    assert [x.name for x in queries.counsellors(world.centre_id)] == ["Trần Thị Hoa"]
    assert queries.staff(world.counsellor.account_id).role == Role.COUNSELLOR


def signed_in(world, role, clock):
    known = {
        Role.SEEKER: world.a_seeker,
        Role.EMPLOYER: world.an_employer,
        Role.COUNSELLOR: lambda: world.counsellor,
        Role.MANAGER: world.a_manager,
        Role.AUDITOR: world.an_auditor,
    }[role]()
    return sign_in(known.login, clock)


def sign_in(login, clock):
    answer = actions.sign_in(login=login, secret=SECRET, address="", now=clock())
    token = wholly_in(answer, clock())
    session.commit()
    return token
