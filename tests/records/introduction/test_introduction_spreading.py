"""More people than places: the vacancy ranks lower, from the next morning on, and says so."""

from datetime import timedelta

import pytest

from records.introduction import actions
from records.introduction.spreading import spread
from records.ledger import session
from records.suggestion.queries import vacancies_for
from records.suggestion.search import search_of

DAY = timedelta(days=1)


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def sought(world, employer):
    return world.a_vacancy(employer, places=1)


@pytest.fixture
def other(world, employer):
    return world.a_vacancy(employer, places=1)


@pytest.fixture
def proposals(world, sought):
    """Three people for one place."""
    return [world.a_proposal(world.a_seeker(), sought) for _ in range(3)]


def beyond(vacancy):
    session.flush()
    session.refresh(vacancy)
    return vacancy.beyond_places


def test_people_beyond_the_places_are_counted_from_the_next_morning(clock, sought, proposals):
    spread(clock())
    assert beyond(sought) == 0

    clock.now += DAY
    spread(clock())
    assert beyond(sought) == 2


def test_it_ranks_below_its_like_and_says_why(world, clock, sought, other, proposals):
    looking = world.a_seeker().seeker.id
    before = {x.card.code: x for x in vacancies_for(search_of(looking, today=clock().date()))}
    assert list(before) == [sought.code, other.code]

    clock.now += DAY
    spread(clock())

    after = vacancies_for(search_of(looking, today=clock().date()))
    assert [x.card.code for x in after] == [other.code, sought.code]
    said = {line.reason for line in after[1].reasons.lines}
    assert "chances-crowded" in said
    assert (before[sought.code].reasons.percent, after[1].reasons.percent) == (99, 96)


def test_a_no_during_the_day_counts_the_next_day_only(world, employer, clock, sought, proposals):
    clock.now += DAY
    for each in proposals[:2]:
        actions.decline(world.act(employer), each, reason="filled-otherwise")
    spread(clock())
    assert beyond(sought) == 2

    clock.now += DAY
    spread(clock())
    assert beyond(sought) == 0


def test_counting_again_changes_nothing(clock, sought, proposals):
    clock.now += DAY
    spread(clock())
    number = sought.changed_no
    spread(clock())

    assert (beyond(sought), sought.changed_no) == (2, number)
