"""The authenticator: each code once, a little early or late, and ten codes for who lost it."""

from datetime import timedelta

import pytest
from pyotp import TOTP
from sqlalchemy import text

from records.account import actions, second_factor
from records.account.model import SecondFactor
from records.account.owed import Owed
from records.account.queries import behind, colleague, colleagues
from records.ledger import Act, Actor, Role, session
from records.vault import DataKey
from tests.factories import SECRET


@pytest.mark.parametrize("later", [-1, 0, 1])
def test_the_code_of_this_step_and_its_neighbours_is_taken(world, phone, clock, later):
    clock.now += timedelta(minutes=5)

    assert second_factor.take(world.counsellor.account_id, phone.shows(later=later), clock())


@pytest.mark.parametrize("later", [-2, 2])
def test_one_too_early_or_too_late_is_not(world, phone, clock, later):
    assert not second_factor.take(world.counsellor.account_id, phone.shows(later=later), clock())


def test_no_code_works_twice_nor_one_from_before_it(world, phone, clock):
    clock.now += timedelta(minutes=5)
    account, early, code = world.counsellor.account_id, phone.shows(later=-1), phone.shows()

    assert second_factor.take(account, code, clock())
    assert not second_factor.take(account, code, clock())
    assert not second_factor.take(account, early, clock())
    assert second_factor.take(account, phone.shows(later=1), clock())


def test_of_many_who_send_one_code_at_once_one_comes_in(own_house):
    with own_house.app.app_context():
        account, now = own_house.world.counsellor.account_id, own_house.clock()
        secret = second_factor.offered("a phone")
        second_factor.set_up(account, secret, 0, now)
        session.commit()
    code = TOTP(secret).at(now)

    answers = own_house.at_once(*[lambda: second_factor.take(account, code, now)] * 6)

    assert sorted(answers) == [False] * 5 + [True]


def test_each_recovery_code_works_once_however_it_is_typed(world, phone, clock, prove):
    half = actions.sign_in(login=world.counsellor.login, secret=SECRET, address="", now=clock())
    typed = f" {phone.codes[0][:5].upper()}-{phone.codes[0][5:]} "
    assert prove(half.token, typed).token
    assert second_factor.left(world.counsellor.account_id) == 9

    again = actions.sign_in(login=world.counsellor.login, secret=SECRET, address="", now=clock())

    assert prove(again.token, typed).key == "refused-code"


def test_a_code_of_somebody_else_is_no_code(world, phone, clock):
    manager = world.a_manager().account_id
    second_factor.set_up(manager, second_factor.offered("another"), 0, clock())

    assert not second_factor.take(manager, phone.codes[0], clock())
    assert not second_factor.take(manager, phone.shows(), clock())


def test_neither_the_secret_nor_a_recovery_code_stands_in_the_database(phone):
    tables = ("second_factor", "recovery_code", "data_key")
    dump = "".join(str(session.execute(text(f"select t::text from {t} t")).all()) for t in tables)

    assert phone.secret not in dump
    assert phone.secret.encode().hex() not in dump
    assert not [code for code in phone.codes if code in dump or code.encode().hex() in dump]


def test_the_secret_offered_is_one_per_half_sign_in_and_kept_nowhere(world):
    assert second_factor.offered("a") == second_factor.offered("a") != second_factor.offered("b")
    assert len(second_factor.offered("a")) == 32
    assert session.query(SecondFactor).count() == 0


def test_who_set_one_up_meanwhile_is_not_replaced(world, phone, clock, prove):
    """Somebody who knows the password and came half in before cannot put their phone in its place."""
    begun = actions.begin(world.counsellor.account_id, clock(), actions.Manner(), owed=Owed.ENROL)
    secret = second_factor.offered(begun.token)

    assert prove(begun.token, TOTP(secret).at(clock())).key == "refused-code"
    assert second_factor.take(world.counsellor.account_id, phone.shows(), clock())


def test_a_reset_ends_every_sign_in_destroys_the_key_and_the_next_one_sets_up_another(
    world, phone, clock
):
    account = world.counsellor.account_id
    token = actions.begin(account, clock(), actions.Manner()).token
    half = actions.begin(account, clock(), actions.Manner(), owed=Owed.TOTP).token
    key = session.get_one(SecondFactor, account).data_key_id

    actions.reset_second_factor(world.act(world.a_manager()), account)

    assert behind(token, clock()) is None
    assert behind(half, clock()) is None
    assert session.get_one(DataKey, key).wrapped is None
    assert second_factor.left(account) == 0
    answer = actions.sign_in(login=world.counsellor.login, secret=SECRET, address="", now=clock())
    assert answer.owed == Owed.ENROL


def test_nobody_resets_their_own_but_the_machine_may(world, phone, clock):
    account = world.counsellor.account_id
    with pytest.raises(actions.OwnSecondFactor):
        actions.reset_second_factor(world.act(), account)

    actions.reset_second_factor(Act(Actor(Role.SYSTEM), clock()), account)

    assert not second_factor.is_set_up(account)


def test_the_staff_of_a_centre_are_listed_with_their_second_factor(world, phone, clock):
    world.a_manager()
    world.an_employer()

    found = {x.facts.role: x.second_factor_since for x in colleagues(world.centre_id)}

    assert found == {Role.COUNSELLOR: clock(), Role.MANAGER: None}
    assert colleague(world.counsellor.login, centre_id=world.centre_id).facts.name
