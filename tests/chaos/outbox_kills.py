"""Kill whatever carries a notice while starts are reported, and count what is lost, altered or twice.

``run`` is our outbox. ``control`` is what most programs do: commit, then put a task with retries into
the queue. The same kills must cost the control something, or the harness could not see a loss.
"""

import random
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from hashlib import sha256
from itertools import cycle, islice

from flask import current_app
from redis.exceptions import RedisError
from rq import Retry
from rq.registry import StartedJobRegistry
from rq.serializers import JSONSerializer
from sqlalchemy import func, select, update
from sqlalchemy.exc import DBAPIError

from app.factory import create_app
from app.settings import from_environment
from jobs.queue import deliveries
from records import trail
from records.introduction.model import Introduction
from records.ledger import Act, db, session
from records.outbox.model import Delivery, Event
from records.outbox.queries import inbox
from records.placement.actions import report_start
from records.placement.model import Placement
from tests.chaos.outbox_house import House
from tests.factories import World

KINDS = ("redis", "postgresql", "worker-tree", "mail", "worker-parent", "relay", "worker-horse")
PACE = 0.3
"""Seconds between two reports."""

PATIENCE = 150.0
"""Seconds after the last kill within which all must be told."""


@dataclass
class Figures:
    """What a run came to. Times are seconds."""

    kills: Counter = field(default_factory=Counter)
    acknowledged: int = 0
    lost: int = 0
    altered: int = 0
    sent_twice: int = 0
    shown_twice: int = 0
    needs_person: int = 0
    drained_in: float = 0.0
    waits: list[float] = field(default_factory=list)

    def __str__(self):
        waits = sorted(self.waits) or [0.0]
        p50, p99 = waits[len(waits) // 2], waits[min(len(waits) - 1, int(len(waits) * 0.99))]
        return (
            f"kills {self.kills.total()} {dict(self.kills)}, acknowledged {self.acknowledged}, "
            f"lost {self.lost}, altered {self.altered}, sent twice {self.sent_twice}, "
            f"shown twice {self.shown_twice}, needs person {self.needs_person}, recorded to accepted "
            f"p50 {p50:.2f} p99 {p99:.2f} max {waits[-1]:.2f} s, drained in {self.drained_in:.1f} s"
        )


def run(folder, *, kills, placements, seed=1):
    """Our outbox under fire."""
    with _Stage(folder, placements) as stage:
        figures = stage.shoot(kills, KINDS, seed)
        began = time.monotonic()
        stage.wait(_all_carried, PATIENCE)
        figures.drained_in = time.monotonic() - began
        _judge(figures, stage)
        return figures


def control(folder, *, kills, placements, seed=1):
    """Commit, then enqueue with retries, under the same fire. It is helped as far as one can."""
    with _Stage(folder, placements, after=_enqueue, relay=False) as stage:
        figures = stage.shoot(kills, [kind for kind in KINDS if kind != "relay"], seed)
        began = time.monotonic()
        stage.wait(_queue_is_empty, 30.0)
        for _ in range(3):
            stage.wait(lambda: False, 2.0)
            _push_stuck_tasks_back(stage.app)
        stage.wait(_queue_is_empty, 30.0)
        figures.drained_in = time.monotonic() - began
        arrived = Counter(map(_message_id, stage.letters()))
        figures.lost = sum(
            not arrived[f"<{code}@naive.example>"] for code in stage.writer.acknowledged
        )
        figures.sent_twice = sum(n - 1 for n in arrived.values())
        return figures


class _Stage:
    """A house, its world with introductions that are ready to start, and one who reports them."""

    def __init__(self, folder, placements, *, after=None, relay=True):
        self.house = House(folder, relay=relay)
        self.app = create_app(from_environment(self.house.environ()))
        with self.app.app_context(), trail.unwatched("a trial"):
            self.world = World(lambda: datetime.now(UTC))
            employer, ready = _ready(self.world, placements)
            self.writer = _Writer(self.app, self.world.act(employer).by, ready, after)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.writer.over.set()
        if self.writer.is_alive():
            self.writer.join()
        with self.app.app_context(), trail.unwatched("a trial"):
            db.engine.dispose()
        self.app.extensions["redis"].close()
        self.house.end()

    def shoot(self, kills, kinds, seed):
        """Report all starts; kill something after every few of them, at a random moment."""
        dice, figures = random.Random(seed), Figures()
        targets = list(islice(cycle(kinds), kills))
        dice.shuffle(targets)
        every = len(self.writer.ready) / (kills + 1)
        self.writer.start()
        for number, kind in enumerate(targets, start=1):
            self.wait(lambda due=number * every: len(self.writer.acknowledged) >= due, 120.0)
            self.wait(lambda: False, dice.uniform(0, 0.5))
            self.house.kill(kind, dice)
            figures.kills[kind] += 1
        self.wait(lambda: not self.writer.is_alive(), 120.0)
        self.wait(self.house.all_alive, 30.0)
        figures.acknowledged = len(self.writer.acknowledged)
        return figures

    def wait(self, happened, seconds):
        """Keep the house alive until something happened, or for so many seconds."""
        until = time.monotonic() + seconds
        with self.app.app_context(), trail.unwatched("a trial"):
            while not self._now(happened) and time.monotonic() < until:
                self.house.look()
                time.sleep(0.02)

    def letters(self):
        return [path.read_bytes() for path in (self.house.letters / "new").iterdir()]

    def _now(self, happened):
        try:
            return happened()
        except (DBAPIError, RedisError):
            return False
        finally:
            with suppress(DBAPIError):
                session.rollback()


class _Writer(threading.Thread):
    """Reports starts one by one, as the employer's page does, until each was acknowledged."""

    def __init__(self, app, actor, ready, after):
        super().__init__()
        self.app, self.actor, self.ready, self.after = app, actor, ready, after
        self.acknowledged = {}
        self.over = threading.Event()

    def run(self):
        for introduction_id in self.ready:
            while not self.over.is_set() and not self._report(introduction_id):
                time.sleep(0.1)
            time.sleep(PACE)

    def _report(self, introduction_id):
        with self.app.app_context(), trail.unwatched("a trial"):
            try:
                act = Act(self.actor, datetime.now(UTC))
                placement = report_start(
                    act, session.get_one(Introduction, introduction_id), started_on=act.today
                )
                code = placement.code
                session.commit()
            except DBAPIError:
                return False
            self.acknowledged[code] = introduction_id
            if self.after is not None:
                self.after(self.app, code)
        return True


def _ready(world, placements):
    """Introductions of a few seekers to many vacancies; their own letters are none of this run."""
    employer = world.an_employer()
    seekers = [world.a_seeker() for _ in range(10)]
    ready = []
    while len(ready) < placements:
        vacancy = world.a_vacancy(employer, places=len(seekers))
        ready += [
            world.an_introduction(seeker, vacancy, parts=("contact",)).id for seeker in seekers
        ]
    session.execute(update(Event).values(opened_at=world.clock()))
    session.commit()
    return employer, ready[:placements]


def _all_carried():
    unopened = session.scalar(select(func.count(Event.id)).where(Event.opened_at.is_(None)))
    waiting = session.scalar(select(func.count(Delivery.id)).where(Delivery.state == "pending"))
    return not unopened and not waiting


def _judge(figures, stage):
    letters = stage.letters()
    arrived = Counter(map(_message_id, letters))
    bytes_of = {(_message_id(letter), sha256(letter).digest()) for letter in letters}
    with stage.app.app_context():
        shown = Counter(line.facts["code"] for line in _whole_inbox(stage.world))
        for code in stage.writer.acknowledged:
            mail = _mail_of(code)
            name = mail and f"<{mail.code}@dvvl.example>"
            figures.lost += not (mail and shown[code] and arrived[name])
            if mail is not None and mail.sent_at:
                figures.waits.append((mail.sent_at - mail.event.happened_at) / timedelta(seconds=1))
                figures.altered += {d for n, d in bytes_of if n == name} != {mail.letter_sha256}
        figures.shown_twice = sum(n - 1 for n in shown.values())
        stuck = select(func.count(Delivery.id)).where(Delivery.state == "needs_person")
        figures.needs_person = session.scalar(stuck)
    figures.sent_twice = sum(n - 1 for n in arrived.values())


def _mail_of(code):
    """The delivery by mail that tells of a placement, if both are in the database."""
    placement = session.scalar(select(Placement.id).where(Placement.code == code))
    query = (
        select(Delivery)
        .join(Event)
        .where(Event.subject == f"placement:{placement}", Delivery.reaction == "mail-centre")
    )
    return session.scalar(query)


def _whole_inbox(world):
    mine = {"centre_id": world.centre_id, "counsellor_id": world.counsellor.account_id}
    page = inbox(**mine)
    while page:
        yield from page
        page = inbox(**mine, before=page[-1].id)


def _message_id(letter):
    return message_from_bytes(letter)["Message-ID"]


def _enqueue(app, code):
    with suppress(RedisError):  # the start is committed; the page would show an error now
        queue = deliveries(app.extensions["redis"])
        queue.enqueue("tests.chaos.naive.send", code, retry=Retry(max=3), job_timeout=60)


def _queue_is_empty():
    queue = deliveries(current_app.extensions["redis"])
    return queue.count == 0 and _started(queue).count == 0


def _push_stuck_tasks_back(app):
    """Let the leases of dead workers end at once: tasks with retries left are queued again."""
    with suppress(RedisError):
        queue = deliveries(app.extensions["redis"])
        _started(queue).cleanup(timestamp=time.time() + 3600)


def _started(queue):
    return StartedJobRegistry(queue=queue, serializer=JSONSerializer)
