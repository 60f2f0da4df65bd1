"""A quarter of silence and answers: every letter, duty and end comes on its day, none at night.

``PROMISES=full`` lives it with 2,000 introductions, every change with 40.
"""

import os
from collections import Counter
from datetime import timedelta
from functools import cache
from itertools import count
from random import Random

import pytest
from sqlalchemy import select

from records.history.model import HistoryLine
from records.introduction import actions, replies
from records.introduction.reminding import REMIND, close, remind
from records.ledger import session
from records.ledger.act import HERE
from records.overview import duties
from records.overview.duty import Desk
from records.rule import working_days
from records.rule.replying import CALL, CLOSE, reminders, rows, the
from records.seeker.states import SEEKER
from records.vacancy import actions as vacancies

INTRODUCTIONS = 2_000 if os.environ.get("PROMISES") == "full" else 40
BEGUN, QUARTER, PEOPLE = 20, 92, 50
AT = (timedelta(hours=-8), timedelta(), timedelta(hours=2), timedelta(hours=11))
"""One, nine, eleven and twenty o'clock in Vietnam."""


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def introduce(world, employer):
    """Each time another two: the first fifty people to one vacancy, then to the next."""
    person = cache(lambda _: world.a_seeker())
    vacancy = cache(lambda _: world.a_vacancy(employer, places=9, open_until=None))
    numbers = count()

    def introduce():
        n = next(numbers)
        return world.an_introduction(person(n % PEOPLE), vacancy(n // PEOPLE), parts=("contact",))

    return introduce


def test_the_days_are_rows_with_their_source(app):
    assert [(x.step, x.amount, x.unit) for x in rows()] == [
        ("due", 5, "working-days"),
        ("remind", 3, "working-days"),
        ("remind", 7, "working-days"),
        ("call", 10, "working-days"),
        ("close", 60, "days"),
        ("link", 30, "days"),
        ("open-link", 90, "days"),
        ("trial", 30, "days"),
        ("silent", 90, "days"),
        ("pause", 14, "days"),
    ]
    assert {x.certainty for x in rows()} == {"own"}


@pytest.mark.promise
def test_a_quarter(world, clock, employer, introduce):
    dice, lives = Random(2026), {}
    sweep = Counter()
    duty_days = {}
    for _ in range(QUARTER):
        if len(lives) < INTRODUCTIONS:
            for _ in range(INTRODUCTIONS // BEGUN):
                it = introduce()
                lives[it.id] = (it, world.act().today, dice.choice((None, None, 1, 4, 9, 13)))
        for it, begun, says_after in lives.values():
            if says_after is not None and world.act().today == begun + timedelta(days=says_after):
                dice.choice((noted, told, declined))(world, employer, it)
        for hours in AT:
            sweep["letters"] += remind(clock.now + hours)
            close(clock.now + hours)
        desk = Desk(world.centre_id, clock.now)
        for line in duties.waiting(desk, size=9_999).lines:
            if line.kind == "answer-awaited":
                duty_days.setdefault(line.code, world.act().today)
        clock.now += timedelta(days=1)

    over = world.act().today - timedelta(days=1)
    for it, begun, says_after in lives.values():
        answered = begun + timedelta(days=says_after) if says_after is not None else None
        wanted = [x.day(begun) for x in reminders() if x.day(begun) <= over]
        assert reminded(it) == [day for day in wanted if answered is None or day < answered], it.id
        if answered is None:
            assert (it.state == "lapsed") == (the(CLOSE).day(begun) <= over)
            if the(CALL).day(begun) <= over:
                assert duty_days[it.code] == the(CALL).day(begun)
    assert sweep["letters"] > INTRODUCTIONS / 2


def test_nobody_is_reminded_of_who_is_let_alone_nor_of_a_closed_vacancy(
    world, clock, employer, introduce
):
    alone, closed = introduce(), world.a_vacancy(employer, open_until=None)
    alone_person = world.a_seeker()
    resting = world.an_introduction(
        alone_person, world.a_vacancy(employer, open_until=None), parts=("contact",)
    )
    world.an_introduction(world.a_seeker(), closed, parts=("contact",))
    vacancies.close(world.act(employer), closed)
    SEEKER.move(alone_person.seeker, "rest", world.act(alone_person))
    clock.now += timedelta(days=3)

    assert remind(clock.now) == 1
    assert remind(clock.now + timedelta(hours=1)) == 0
    assert (len(reminded(alone)), len(reminded(resting))) == (1, 0)


def test_who_was_asleep_for_a_week_sends_one_letter_and_not_two(world, clock, introduce):
    it = introduce()
    clock.now += timedelta(days=14)

    assert (remind(clock.now), remind(clock.now + timedelta(hours=1))) == (1, 0)
    assert len(reminded(it)) == 1


def noted(world, employer, it):
    replies.note(world.act(), it)


def told(world, employer, it):
    replies.tell_it_was_told(world.act(employer), it)


def declined(world, employer, it):
    actions.decline(world.act(employer), it, reason="Đã đủ người.")


def reminded(it):
    """The days of the letters; each was sent in office hours."""
    query = select(HistoryLine.happened_at).where(
        HistoryLine.subject == "introduction",
        HistoryLine.subject_id == it.id,
        HistoryLine.verb == REMIND,
    )
    at = [x.astimezone(HERE) for x in session.scalars(query.order_by(HistoryLine.id))]
    assert all(8 <= x.hour < 17 and working_days.is_working(x.date()) for x in at)
    return [x.date() for x in at]
