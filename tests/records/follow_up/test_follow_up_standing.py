"""Which days are due, what settles them, and what stands against what: from a start and its answers."""

from datetime import UTC, date, datetime, timedelta

import pytest

from records.follow_up.standing import AnswerFacts, standing

START = date(2026, 6, 1)
MONDAY = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)


def said(side, says, *, after=30, at=40):
    return AnswerFacts(after, side, says, "", MONDAY + timedelta(days=at))


def on(days, *answers):
    return standing(START, answers, START + timedelta(days=days))


def due(it):
    return it.due and it.due.after_days


@pytest.mark.parametrize(
    ("days", "asked"),
    [(2, None), (3, 3), (15, 15), (29, 15), (30, 30), (90, 30), (91, 90), (182, 180)],
)
def test_each_day_comes_on_its_day(days, asked):
    assert due(on(days)) == asked


def test_a_day_on_which_offices_rest_comes_on_the_next_they_work():
    friday = date(2026, 6, 5)

    assert standing(friday, (), friday + timedelta(days=15)).due.after_days == 3
    assert standing(friday, (), friday + timedelta(days=17)).due.after_days == 15


def test_what_was_not_answered_stays_until_it_is():
    it = on(400)

    assert (due(it), it.since) == (180, date(2026, 6, 4))


@pytest.mark.parametrize("side", ["seeker", "employer", "centre"])
@pytest.mark.parametrize("says", ["still", "ended"])
def test_whoever_tells_settles_the_day_and_those_before(side, says):
    assert due(on(40, said(side, says))) is None
    assert due(on(95, said(side, says))) == 90


def test_who_does_not_know_settles_nothing_but_the_centre_has_tried():
    assert due(on(40, said("employer", "unknown"), said("seeker", "unknown"))) == 30
    assert due(on(40, said("centre", "unknown"))) is None


def test_the_newest_answer_of_a_side_corrects_the_one_before():
    it = on(40, said("seeker", "ended", at=31), said("seeker", "still", at=32))

    assert [x.says for x in it.last.answers] == ["still"]
    assert it.ended_by == ()


def test_two_sides_that_say_otherwise_are_shown():
    it = on(40, said("employer", "still"), said("seeker", "ended"))

    assert it.disputed
    assert [x.side for x in it.ended_by] == ["seeker"]
    assert [x.side for x in it.still_by] == ["employer"]


def test_still_on_an_earlier_day_says_nothing_against_a_later_end():
    earlier = on(95, said("employer", "still"), said("seeker", "ended", after=90, at=91))
    later = on(95, said("seeker", "ended"), said("employer", "still", after=90, at=91))

    assert not earlier.disputed
    assert later.disputed


def test_the_centres_word_afterwards_clears_it_up():
    told = said("employer", "still"), said("seeker", "ended")

    assert on(50, *told, said("centre", "unknown", at=45)).disputed
    assert not on(50, *told, said("centre", "still", at=45)).ended_by
    assert on(50, *told, said("centre", "still", at=35)).disputed
