"""A quarter of a centre, day by day: the queue holds what plain counting says, and stages follow history.

``PROMISES=full`` lives it with 600 people; otherwise with twenty.
"""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest

from records.introduction import actions as introductions
from records.ledger.act import HERE
from records.overview import duties
from records.overview.duty import Desk
from records.overview.stage import stage_now, stages
from records.placement import actions as placements
from records.rule.replying import CALL, the
from records.seeker import actions as seekers

PEOPLE = 600 if os.environ.get("PROMISES") == "full" else 20
DAYS = 90
LIVED = {
    "grant-awaited", "answer-awaited", "interview-over", "start-reported", "unspoken", "unintroduced",
}  # fmt: skip
"""The kinds these lives know of; other rooms have quarters of their own."""

pytestmark = pytest.mark.promise


@dataclass
class Life:
    """What a person's counsellor would remember of them."""

    known: Any
    spoken: datetime
    looks: bool = True
    card: Any = None
    card_state: str = ""
    card_since: datetime | None = None
    tried: int = 0
    start: Any = None
    start_state: str = ""

    def waits(self, now):
        """What ought to stand in the queue about them."""
        found = set()
        if self.card_state == "interview" and now >= self.card_since:
            found.add(("interview-over", self.card.code))
        elif self.card_state == "proposed" and now >= self.card_since + timedelta(3):
            found.add(("grant-awaited", self.card.code))
        elif self.card_state == "introduced":
            called_on = the(CALL).day(self.card_since.astimezone(HERE).date())
            found |= {("answer-awaited", self.card.code)} if now.date() >= called_on else set()
        if self.start_state == "reported":
            found.add(("start-reported", self.start.code))
        if self.looks and not self.start_state:
            alone = now - self.spoken
            if alone >= timedelta(30):
                found.add(("unspoken", self.known.code))
            elif alone >= timedelta(14) and not self.tried:
                found.add(("unintroduced", self.known.code))
        return found


class Quarter:
    """Everybody's life, with something happening at random."""

    def __init__(self, world, clock):
        self.world, self.clock, self.dice = world, clock, Random(2026)
        self.employer = world.an_employer()
        self.vacancies = [
            world.a_vacancy(self.employer, places=500, open_until=None) for _ in range(12)
        ]
        self.lives = []

    def day(self):
        """Let a day go by."""
        self.clock.now += timedelta(days=1)
        if len(self.lives) < PEOPLE:
            for _ in range(PEOPLE // 20):
                self.lives.append(Life(self.world.a_seeker().seeker, self.clock.now))
        for life in self.lives:
            if self.dice.random() < 0.06:
                self.dice.choice((self.work, self.work, self.work, self.move, self.wish))(life)

    def work(self, life):
        """The next step on the way into work, or the end of it."""
        act = self.world.act()
        if life.start_state == "reported":
            placements.confirm(act, life.start)
            life.start_state = "confirmed"
        elif life.start_state == "confirmed":
            placements.end(act, life.start, ended_on=act.today, reason="Hết việc.")
            life.start_state, life.spoken = "", act.now
        elif life.card_state in ("introduced", "interview"):
            self.answer(life)
        elif life.card_state == "proposed":
            introductions.introduce(act, life.card, parts=("contact",), how="counter")
            life.spoken = life.card_since = act.now
            life.card_state = "introduced"
        elif life.looks and life.tried < len(self.vacancies):
            vacancy = self.vacancies[life.tried]
            life.card = introductions.propose(act, seeker_id=life.known.id, vacancy_id=vacancy.id)
            life.tried, life.card_state = life.tried + 1, "proposed"
            life.spoken = life.card_since = act.now

    def answer(self, life):
        """The employer invites, says no, or reports a start."""
        act, what = self.world.act(self.employer), self.dice.choice(("invite", "no", "start"))
        if what == "invite":
            life.card_since = act.now + timedelta(days=3)
            introductions.invite(act, life.card, at=life.card_since, where="Xưởng 2")
            life.card_state = "interview"
        elif what == "no":
            introductions.decline(act, life.card, reason="Đã đủ người.")
            life.card_state = ""
        else:
            life.start = placements.report_start(act, life.card, started_on=act.today)
            life.card_state, life.start_state = "", "reported"

    def move(self, life):
        """The person stops looking for a while, or goes on."""
        act = self.world.act()
        if life.card_state or life.start_state:
            return
        (seekers.pause if life.looks else seekers.resume)(act, life.known)
        life.looks, life.spoken = not life.looks, act.now

    def wish(self, life):
        """The counsellor writes down another wish."""
        act = self.world.act()
        seekers.change_wishes(act, life.known, {"reach_km": self.dice.randint(5, 90)})
        life.spoken = act.now


def test_each_duty_comes_on_its_day_and_is_gone_when_done(world, clock):
    quarter = Quarter(world, clock)
    met, stood = set(), set()
    for number in range(DAYS):
        quarter.day()
        me = world.counsellor.account_id
        desk = Desk(world.centre_id, clock.now, me, me)
        lines = duties.waiting(desk, size=PEOPLE * 9).lines
        queue = [(x.kind, x.code) for x in lines if x.kind in LIVED]
        wanted = set().union(*(life.waits(clock.now) for life in quarter.lives))
        assert (set(queue), len(queue)) == (wanted, len(wanted)), f"day {number}"
        met |= {kind for kind, _ in queue}
        if number % 15 == 0:
            ids = [life.known.id for life in quarter.lives]
            stand = stages(ids)
            assert stand == {key: stage_now(key) for key in ids}, f"day {number}"
            stood |= set(stand.values())

    assert met == LIVED
    assert {"registered", "looking", "introduced", "working"} <= stood
