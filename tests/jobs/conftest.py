"""A start that was reported, a mail server that listens, an empty queue; or a whole house with workers."""

import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from flask import current_app

from jobs.deliver import deliver
from jobs.queue import connect
from jobs.relay import drain
from records.channel import actions as channels
from records.ledger import session
from records.outbox.model import Delivery, Event
from records.outbox.queries import inbox
from tests.conftest import Clock, application
from tests.factories import World
from tests.jobs.mail_server import MailServer

PROGRAMS = Path(__file__).with_name("programs.py")
NOWHERE = "unix:///tmp/no-redis-listens-here"


@pytest.fixture
def post(app):
    """A mail server that takes what the application sends."""
    with mail_for(app) as server:
        yield server


@pytest.fixture
def rehearsing(app):
    before = app.config["SETTINGS"]
    app.config["SETTINGS"] = replace(before, rehearse=True)
    yield
    app.config["SETTINGS"] = before


@pytest.fixture
def queue_away(app):
    """No Redis, until the test calls what it is given."""
    here = app.extensions["redis"]
    app.extensions["redis"] = connect(NOWHERE)

    def back():
        app.extensions["redis"] = here

    yield back
    back()


@pytest.fixture(autouse=True)
def empty_queue(request):
    if "app" in request.fixturenames:
        request.getfixturevalue("app").extensions["redis"].flushdb()


@pytest.fixture
def start(world):
    """A start as the employer reported it."""
    return report_a_start(world)


@pytest.fixture
def house(own_database, key_file):
    """A house of its own, where commits are real and programs can run."""
    app = application(own_database, key_file)
    app.config["CLOCK"] = Clock()
    with app.app_context(), mail_for(app) as server:
        app.extensions["redis"].flushdb()
        yield House(app, own_database, key_file, server)
        session.remove()
        app.extensions["redis"].close()
    for engine in app.extensions["sqlalchemy"]._app_engines[app].values():
        engine.dispose()


class House:
    def __init__(self, app, at, key_file, post):
        self.app, self.post = app, post
        self.clock = app.config["CLOCK"]
        self.redis = app.extensions["redis"]
        self.environ = {
            "PATH": os.environ["PATH"],
            "DATABASE_URL": at.database,
            "DATABASE_WORKER_URL": at.database_worker,
            "REDIS_URL": at.redis,
            "LOIVE_MASTER_KEYS": str(key_file),
            "LOIVE_TRAIL_HEADS": str(app.config["SETTINGS"].heads),
            "SMTP_URL": f"smtp://127.0.0.1:{post.port}",
        }
        self.world = World(self.clock)
        session.commit()

    def work_off(self):
        """Let a worker work until the queue is empty; return what it logged."""
        done = self.program("burst", wait=True)
        assert done.returncode == 0, done.stderr
        return done.stderr

    def program(self, *words, wait=False):
        how = subprocess.run if wait else subprocess.Popen
        return how(
            [sys.executable, PROGRAMS, *words],
            env=self.environ,
            stderr=subprocess.PIPE,
            text=True,
            **({"timeout": 60} if wait else {}),
        )


def choose(world, seeker, way, address=None):
    channels.choose(world.act(seeker), seeker.seeker, way=way, address=address)
    session.commit()


def report_a_start(world, **seeker):
    employer = world.an_employer()
    vacancy = world.a_vacancy(employer)
    introduction = world.an_introduction(
        world.a_seeker(**seeker), vacancy, parts=("name", "contact")
    )
    placement = world.a_placement(employer, introduction)
    session.commit()
    return placement


@contextmanager
def mail_for(app):
    server, before = MailServer(), app.config["SETTINGS"]
    app.config["SETTINGS"] = replace(before, smtp_port=server.port)
    try:
        yield server
    finally:
        server.stop()
        app.config["SETTINGS"] = before


def carry_all(clock):
    """Relay and carry until nothing is due, as a worker would, in this very transaction."""
    while drain(clock()):
        for delivery in session.query(Delivery).filter_by(state="pending").order_by(Delivery.id):
            deliver(delivery.id)
        current_app.extensions["redis"].flushdb()


def the(reaction, topic="placement-reported"):
    """The newest delivery of a reaction to a topic."""
    query = session.query(Delivery).join(Event).filter(Event.topic == topic)
    return query.filter(Delivery.reaction == reaction).order_by(Delivery.id.desc()).first()


def in_inbox(world, topic="placement-reported"):
    lines = inbox(centre_id=world.centre_id, counsellor_id=world.counsellor.account_id)
    return [line for line in lines if line.topic == topic]
