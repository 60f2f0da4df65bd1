"""What anybody may read of a vacancy, what is its holder's alone, and what the matcher reads of it."""

from datetime import timedelta

import pytest

from records.ledger import NotFound, session
from records.vacancy import actions, queries
from records.vacancy.browsing import browse


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.mark.parametrize("verb", ["pause", "fill", "close"])
def test_what_is_not_open_is_not_browsed_but_its_page_stays(world, employer, today, verb):
    vacancy = world.a_vacancy(employer)
    getattr(actions, verb)(world.act(employer), vacancy)
    session.flush()

    assert browse(today=today) == ()
    assert queries.count_open(today) == 0
    assert not queries.card(vacancy.code).is_open(today)


def test_a_draft_is_nobodys_but_its_holders(world, employer, today):
    draft = world.a_draft(employer)

    assert browse(today=today) == ()
    with pytest.raises(NotFound):
        queries.card(draft.code)
    with pytest.raises(NotFound):
        queries.own_card(draft.code, employer_id=world.an_employer().employer_id)
    assert queries.own_card(draft.code, employer_id=employer.employer_id).state == "draft"


def test_a_draft_closed_before_it_was_posted_stays_unseen(world, employer):
    draft = world.a_draft(employer)
    actions.close(world.act(employer), draft)
    session.flush()

    with pytest.raises(NotFound):
        queries.card(draft.code)


def test_the_last_day_still_counts_and_the_next_does_not(world, employer, today):
    vacancy = world.a_vacancy(employer, open_until=today)
    endless = world.a_vacancy(employer, title="Không hạn", open_until=None)
    tomorrow = today + timedelta(days=1)

    assert queries.count_open(today) == 2
    assert queries.card(vacancy.code).is_open(today)
    assert [x.id for x in browse(today=tomorrow)] == [endless.id]
    assert not queries.card(vacancy.code).is_open(tomorrow)


def test_an_employer_lists_its_own_newest_first_and_nobody_elses(world, employer):
    first, second = world.a_draft(employer), world.a_vacancy(employer)
    world.a_vacancy()

    mine = queries.of_employer(employer.employer_id)

    assert [x.id for x in mine] == [second.id, first.id]
    assert queries.cards_of([first.id]) == {first.id: mine[1]}


def test_a_listing_is_held_by_its_source(world):
    listing = actions.write(world.act(), {"title": "Lái xe"}, source=("Sàn việc làm", "17"))
    actions.post(world.act(), listing)
    session.flush()

    card = queries.card(listing.code)

    assert (card.holder, card.employer_id) == ("Sàn việc làm", None)
    assert queries.by_source("Sàn việc làm", "17") is listing
    assert queries.by_source("Sàn việc làm", "18") is None


def test_what_changed_since_a_number_is_told_in_order(world, employer):
    first, second = world.a_vacancy(employer), world.a_vacancy(employer)
    seen = second.changed_no
    actions.close(world.act(employer), first)
    session.flush()

    assert [x.id for x in queries.changed_since(seen)] == [first.id]
    assert queries.changed_since(first.changed_no) == []
