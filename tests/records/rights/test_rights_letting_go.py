"""An employer of whom nothing came is let go of after half a year."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from records.account.actions import open_account
from records.employer import actions as employers
from records.employer import owner, queries
from records.ledger import Role, session
from records.rights import letting_go
from records.rule.keeping import keeping
from records.vacancy import actions as vacancies
from records.vacancy import holding
from tests.factories import SECRET, Known
from tests.records.employer.test_employer_owner import HOUSEHOLD

NAME = HOUSEHOLD["name"]


@pytest.fixture
def household(world):
    return employers.join(world.act(), centre_id=world.centre_id, facts=HOUSEHOLD)


@pytest.fixture
def firm(world, household):
    account = open_account(
        role=Role.EMPLOYER, login="tu@han.example", secret=SECRET, now=world.clock()
    )
    employers.add_member(household.id, account)
    return Known(account, "tu@han.example", Role.EMPLOYER, world.centre_id, household.id)


def test_what_is_known_of_them_is_emptied_and_their_address_is_free(world, clock, household, firm):
    draft = world.a_draft(firm, title="Thợ hàn xưởng Ông Tư")
    employers.turn_away(world.act(), household, reason="unreachable")
    clock.now += keeping("employer").lasts + timedelta(hours=1)

    letting_go.let_go(world.act(), household)

    assert household.state == "gone"
    known = session.scalar(text("select e::text || v::text from employer e, vacancy v"))
    assert all(fact not in known for fact in (NAME, "ong tu", "+84912000000", "Ông Tư"))
    assert not owner.is_kept(household.id)
    assert draft.state == "closed"
    assert queries.browse(world.centre_id) == queries.members(household.id) == ()
    assert open_account(role=Role.EMPLOYER, login=firm.login, secret=SECRET, now=clock())


def test_who_changed_a_draft_lately_or_waits_for_the_centre_is_not_silent(
    world, clock, household, firm
):
    draft = world.a_draft(firm, open_until=None)
    clock.now += keeping("employer").lasts - timedelta(days=1)
    vacancies.edit(world.act(firm), draft, {"title": "Thợ tiện"})
    clock.now += timedelta(days=2)
    assert not letting_go.is_due(household.id, clock())

    world.a_draft(world.an_employer())
    clock.now += keeping("employer").lasts
    assert letting_go.is_due(household.id, clock()), "what others write is not theirs"
    holding.offer(world.act(firm), draft)
    clock.now += timedelta(days=400)
    assert not letting_go.is_due(household.id, clock())


def test_nobody_is_let_go_who_was_heard_of_or_verified_or_showed_something(world, clock, household):
    clock.now += keeping("employer").lasts - timedelta(days=1)
    with pytest.raises(letting_go.NotSilentYet):
        letting_go.let_go(world.act(), household)

    employers.verify(world.act(), household)
    clock.now += timedelta(days=400)
    assert not letting_go.is_due(household.id, clock())
