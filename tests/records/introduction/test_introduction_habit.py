"""How an employer answers is told once it is known, and ranks their vacancies from the next morning on."""

from datetime import timedelta

import pytest

from records.introduction import actions
from records.introduction.habit import Habit, habit, rank
from records.ledger import session
from records.suggestion.queries import vacancies_for
from records.suggestion.search import search_of

DAYS = timedelta(days=1)


@pytest.fixture
def introduce(world):
    def introduce(employer):
        vacancy = world.a_vacancy(employer, open_until=None)
        return world.an_introduction(world.a_seeker(), vacancy, parts=("contact",))

    return introduce


@pytest.fixture
def answers(world, clock, introduce):
    """Somebody who was introduced five times, and answered three days later or never."""

    def answers(employer, *, times):
        for number in range(5):
            it = introduce(employer)
            clock.now += 3 * DAYS
            if number < times:
                actions.decline(world.act(employer), it, reason="Đã đủ người.")
        return employer

    return answers


def test_a_habit_is_told_of_who_was_asked_often_enough_and_drawn_to_the_others(
    world, clock, answers
):
    employer = world.an_employer()
    assert habit(employer.employer_id, now=clock.now) is None
    answers(employer, times=4)
    clock.now += 9 * DAYS

    assert habit(employer.employer_id, now=clock.now) == Habit(of_ten=8, others=7, days=3)


def test_who_answers_ranks_above_the_unknown_and_they_above_who_never_does(world, clock, answers):
    often, never, new = (world.an_employer() for _ in range(3))
    codes = {}
    for name, employer in (("never", never), ("new", new), ("often", often)):
        codes[world.a_vacancy(employer, title=name, open_until=None).code] = name
    answers(never, times=0)
    answers(often, times=5)
    clock.now += 9 * DAYS
    rank(clock())

    found = vacancies_for(search_of(world.a_seeker().seeker.id, today=clock().date()), k=50)
    of = {codes[x.card.code]: x.reasons for x in found if x.card.code in codes}

    assert list(of) == ["often", "new", "never"]
    said = {
        name: line for name, it in of.items() for line in it.lines if line.criterion == "answers"
    }
    assert [x.reason for x in said.values()] == [
        "answers-more",
        "answers-not-known",
        "answers-fewer",
    ]
    assert said["often"].facts == {"of_ten": 8}


def test_ranking_again_changes_nothing_and_what_is_known_no_more_is_forgotten(
    world, clock, answers
):
    sought = world.a_vacancy(answers(world.an_employer(), times=0), open_until=None)
    clock.now += 9 * DAYS
    rank(clock())
    session.refresh(sought)
    known, number = sought.answers_of_ten, sought.changed_no
    rank(clock())
    session.refresh(sought)
    assert (known is not None, sought.changed_no) == (True, number)

    clock.now += 500 * DAYS
    rank(clock())
    session.refresh(sought)
    assert (sought.answers_of_ten, sought.others_of_ten) == (None, None)
