"""The law's days: working days leave out weekends and sure holidays; the others are calendar days."""

from datetime import UTC, date, datetime

import pytest

from records.rule import working_days
from records.rule.deadlines import last_day, last_moment, rows


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2026, 11, 23), date(2026, 11, 25)),
        (date(2026, 11, 27), date(2026, 12, 1)),
        (date(2026, 12, 31), date(2027, 1, 5)),
        (date(2026, 4, 29), date(2026, 5, 5)),
    ],
)
def test_two_working_days(asked, due):
    assert last_day("access", "acknowledge", asked) == due


@pytest.mark.parametrize(
    ("asks_for", "days"),
    [("access", 10), ("correct", 10), ("rest", 15), ("object", 15), ("erase", 20)],
)
def test_the_answer_is_due_in_calendar_days(asks_for, days):
    asked = date(2026, 11, 1)

    assert (last_day(asks_for, "answer", asked) - asked).days == days


def test_a_holiday_from_memory_makes_nothing_later():
    assert working_days.is_working(date(2026, 11, 24))
    assert not working_days.is_working(date(2026, 9, 2))


def test_a_breach_is_told_within_72_hours():
    known = datetime(2026, 11, 27, 1, 0, tzinfo=UTC)

    assert last_moment(known) == datetime(2026, 11, 30, 1, 0, tzinfo=UTC)


def test_every_deadline_has_a_source():
    assert all(row.source and row.certainty for row in rows())
