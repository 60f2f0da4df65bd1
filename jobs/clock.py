"""The clock: does a round of the relay whenever the database calls, and on its own beat.

Each round also seals the trail and copies out which keys were destroyed; once an hour what was kept long
enough is deleted, whom the day began with and how employers answered is counted, employers and people are
asked how it goes, how a trial went and whether a vacancy is open; employers are reminded of who waits for
their word, people of what they agreed to; what nobody answers is closed. In the morning people are told of
what opened like what they search for, some in each round. The call (``NOTIFY``) only saves time: if it is
lost, the beat finds the same rows.
"""

import logging
import time
from datetime import datetime, timedelta

import psycopg
from flask import Flask
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from jobs.relay import drain
from jobs.shelving import Shelving
from records.alert.telling import tell_new
from records.follow_up.asking import ask
from records.introduction.habit import rank
from records.introduction.reminding import close
from records.introduction.reminding import remind as remind_employers
from records.introduction.silence import ask as ask_whether_open
from records.introduction.silence import pause
from records.introduction.spreading import spread
from records.ledger import session
from records.outbox.actions import CHANNEL
from records.reminder.telling import remind as remind_people
from records.rights.keeping import clear
from records.trail.sealing import seal
from records.trial.asking import ask as ask_of_trials
from records.trial.asking import close as close_trials
from records.trial.asking import remind as remind_of_trials
from records.vault import destroyed

log = logging.getLogger(__name__)
BEAT, WAIT = 2.0, 1.0
SWEEP = timedelta(hours=1)
"""How often old things are deleted, answers counted, employers and people told and asked."""

Line = psycopg.Connection[tuple[object, ...]]


def run(app: Flask, *, beat: float = BEAT) -> None:
    """Go round for ever, every ``beat`` seconds or when called; a lost database is waited for."""
    while True:
        try:
            with _listening(app.config["SQLALCHEMY_DATABASE_URI"]) as line:
                _rounds(app, line, beat)
        except (psycopg.Error, DBAPIError):
            log.warning("database-away")
            time.sleep(WAIT)


def _rounds(app: Flask, line: Line, beat: float) -> None:
    swept: datetime | None = None
    shelving = Shelving(app)
    while True:
        with app.app_context():
            settings, now = app.config["SETTINGS"], app.config["CLOCK"]()
            seal(now, settings.heads)
            destroyed.publish(now, settings.destroyed)
            if swept is None or now - swept >= SWEEP:
                _sweep(now)
                swept = now
            tell_new(now)
            session.commit()
            shelving.look()
            handed = drain(now, lease=settings.lease)
        if not handed:
            for _call in line.notifies(timeout=beat, stop_after=1):
                pass


def _sweep(now: datetime) -> None:
    """Do what is done once an hour, each in a transaction of its own: none waits with another's locks."""
    for step in (
        *(clear, spread, rank, ask, ask_of_trials, close_trials, close),
        *(ask_whether_open, pause, remind_employers, remind_people, remind_of_trials),
    ):
        step(now)
        session.commit()


def _listening(url: str) -> Line:
    place = make_url(url).set(drivername="postgresql")
    line = psycopg.connect(place.render_as_string(hide_password=False), autocommit=True)
    line.execute(f"listen {CHANNEL}")
    return line
