"""Drafts their employer asked to post go up by themselves when the centre has checked who they are."""

from datetime import timedelta

import pytest

from records.employer import actions as employers
from records.employer.queries import version
from records.history import steps_of
from records.ledger import Role, session
from records.outbox.model import Event
from records.vacancy import actions, holding, waiting
from tests.factories import DONG_HA, Known

FACTS = {
    "name": "Xưởng mộc Triệu Phong",
    "commune_code": DONG_HA,
    "contact_name": "Lê Thị Bình",
    "contact_phone": "+84912000000",
    "contact_email": "moc@firm.example",
}


@pytest.fixture
def employer(world):
    return employers.join(world.act(), centre_id=world.centre_id, facts=FACTS)


@pytest.fixture
def firm(world, employer):
    return Known(world.an_employer().account_id, "", Role.EMPLOYER, world.centre_id, employer.id)


def offered(world, firm, **facts):
    draft = world.a_draft(firm, **facts)
    holding.offer(world.act(firm), draft)
    return draft


def test_what_was_asked_to_be_posted_is_and_what_was_not_stays(world, firm, employer):
    asked, kept = offered(world, firm), world.a_draft(firm)
    told = offered(world, firm, description="Cần phiếu lý lịch tư pháp.")
    assert waiting.waiting_drafts(employer.id) == {asked.code, told.code}

    assert waiting.verify(world.act(), employer, version=0) == 2

    assert [row.state for row in (asked, kept, told)] == ["open", "draft", "held"]
    assert waiting.waiting_drafts(employer.id) == frozenset()
    topics = session.query(Event.topic).filter(Event.subject == f"employer:{employer.id}")
    assert [topic for (topic,) in topics] == ["employer-verified"]


def test_one_whose_last_day_went_by_meanwhile_stays_a_draft(world, clock, firm, employer):
    draft = offered(world, firm, open_until=clock().date())
    clock.now += timedelta(days=2)

    assert waiting.verify(world.act(), employer, version=0) == 0
    assert draft.state == "draft"
    assert waiting.waiting_drafts(employer.id) == frozenset()

    draft.open_until = clock().date()
    holding.offer(world.act(firm), draft)
    assert draft.state == "open"


def test_what_the_desk_posted_for_one_who_is_turned_away_comes_down_and_stays_down(
    world, firm, employer
):
    draft, (shown, filled) = offered(world, firm), [world.a_draft(firm) for _ in range(2)]
    for vacancy in (shown, filled):
        holding.offer(world.act(), vacancy)
    actions.fill(world.act(), filled)

    waiting.turn_away(world.act(), employer, reason="no-work")

    actions.offer_again(world.act(), filled)
    assert [row.state for row in (draft, shown, filled)] == ["draft", "closed", "filled"]
    assert waiting.waiting_drafts(employer.id) == frozenset()
    for verb, vacancy, who in (
        (holding.offer, draft, firm), (holding.offer, draft, None), (actions.reopen, shown, None),
    ):  # fmt: skip
        with pytest.raises(actions.NotTaken):
            verb(world.act(who), vacancy)

    employers.look_again(world.act(), employer)
    assert waiting.waiting_drafts(employer.id) == {draft.code}


def test_pressing_twice_is_asking_once_and_closing_is_asking_no_more(world, firm, employer):
    draft = offered(world, firm)
    holding.offer(world.act(firm), draft)
    assert [step.verb for step in steps_of("vacancy", draft.id)] == ["begin", "wait"]

    actions.close(world.act(firm), draft)
    assert waiting.waiting_drafts(employer.id) == frozenset()


def test_nothing_is_verified_that_was_changed_since_it_was_read(world, firm, employer):
    read = version(employer.id)
    employers.change(world.act(firm), employer, {"contact_phone": "+84912999999"})

    with pytest.raises(waiting.ChangedSince):
        waiting.verify(world.act(), employer, version=read)
    assert employer.state == "unverified"
    waiting.verify(world.act(), employer, version=version(employer.id))
