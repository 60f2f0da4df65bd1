"""A quarter: each day is asked on its day, leaves when answered, none is lost, none at night.

``PROMISES=full`` lives it with 200 placements, every change with 30.
"""

import os
from datetime import timedelta

import pytest
from sqlalchemy import select

from records.follow_up import actions
from records.follow_up.asking import ask
from records.follow_up.queries import going_on
from records.ledger import session
from records.ledger.act import HERE
from records.link.model import Link
from records.rule import working_days
from records.rule.after_start import follow_ups
from tests.records.follow_up.conftest import started

FULL = os.environ.get("PROMISES") == "full"
SEEKERS, VACANCIES = (20, 10) if FULL else (6, 5)
BEGUN = 30
"""On one of so many days before the quarter each of them started."""
QUARTER = 92
AT = (timedelta(hours=-8), timedelta(), timedelta(hours=11))
"""One, nine and twenty o'clock in Vietnam."""

pytestmark = pytest.mark.promise


@pytest.fixture
def placements(world, employer):
    people = [world.a_seeker(name=f"Người thứ {n}") for n in range(SEEKERS)]
    places = [world.a_vacancy(employer, places=SEEKERS, open_until=None) for _ in range(VACANCIES)]
    pairs = [(person, place) for person in people for place in places]
    return [
        started(world, employer, person, number * 7 % BEGUN, vacancy=place)
        for number, (person, place) in enumerate(pairs)
    ]


def test_a_quarter(world, clock, employer, placements):
    seen, owed, answering = {}, {}, (employer, world.counsellor)
    begins = world.act().today
    for day in range(QUARTER):
        for hours in AT:
            ask(clock.now + hours)
        for row, after_days in owed.items():
            act = world.act(answering[row.id % 2])
            actions.answer(act, row, after_days=after_days, says="still")
        today = world.act().today
        owed = {row: it.due.after_days for row, it in going_on(today=today) if it.due}
        for row, after_days in owed.items():
            seen.setdefault((row.id, after_days), today)
        clock.now += timedelta(days=day < QUARTER - 1)

    due = later(begins, planned(placements, today))
    assert later(begins, seen) == due
    assert len(due) > len(placements)
    _the_letters_went_out(begins, due)


def _the_letters_went_out(begins, due):
    asked = {row.amount for row in follow_ups() if "employer" in row.asks}
    links = list(session.scalars(select(Link)))
    sent = {(x.subject_id, x.step): x.made_at.astimezone(HERE) for x in links}
    days = {key: at.date() for key, at in sent.items()}

    assert len(links) == len(sent)
    assert later(begins, days) == {key: day for key, day in due.items() if key[1] in asked}
    assert all(8 <= at.hour < 17 and working_days.is_working(at.date()) for at in sent.values())


def planned(placements, until):
    """Every day to ask of each placement until a day, told by the rules alone."""
    days = {(x.id, it.amount): it.due_on(x.started_on) for x in placements for it in follow_ups()}
    return {key: day for key, day in days.items() if day <= until}


def later(begins, days):
    """Those after the first day, on which whatever waited from before came at once."""
    return {key: day for key, day in days.items() if day > begins}
