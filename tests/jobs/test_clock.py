"""The clock's process: woken by a commit, not killed by a database that goes away."""

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from records.ledger import session
from tests.jobs.conftest import report_a_start, the

NEVER = "600"


@pytest.fixture
def clock_program(house):
    program = house.program("clock", NEVER)
    yield program
    program.kill()
    program.communicate()


def test_a_commit_wakes_the_relay_long_before_its_beat(house, clock_program, template):
    until(lambda: _lines(house, template))

    report_a_start(house.world)

    until(lambda: _tries() == 1)


def test_the_clock_outlives_a_database_that_cuts_every_line(house, clock_program, template):
    until(lambda: _lines(house, template))
    first = _lines(house, template)

    session.remove()
    with _admin(template) as admin:
        admin.execute(
            text("select pg_terminate_backend(pid) from pg_stat_activity where pid = any(:p)"),
            {"p": first},
        )
    until(lambda: set(_lines(house, template)) - set(first))
    report_a_start(house.world)

    until(lambda: _tries() == 1)
    assert clock_program.poll() is None


def test_the_clock_writes_the_snapshot_that_processes_begin_with(house, clock_program):
    until(lambda: snapshot_of(house).exists())

    assert json.loads((snapshot_of(house) / "head.json").read_text())["of"][1] >= 0


def test_the_clock_may_close_what_nobody_answered(house):
    house.clock.now = datetime.now(UTC) - timedelta(days=61)
    world = house.world
    it = world.an_introduction(
        world.a_seeker(), world.a_vacancy(open_until=None), parts=("contact",)
    )
    session.commit()
    program = house.program("clock", NEVER)
    try:
        until(lambda: state_of(it.id) == "lapsed")
    finally:
        program.kill()
        program.communicate()


def state_of(introduction_id):
    session.rollback()
    query = text("select state from introduction where id = :id")
    return session.scalar(query, {"id": introduction_id})


def snapshot_of(house):
    return Path(house.environ["LOIVE_MASTER_KEYS"]).with_name("shelves") / "current"


def until(happened, seconds=30):
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.05)


def _tries():
    session.rollback()
    found = the("mail-centre")
    return found and found.tries


def _lines(house, template):
    """The processes of PostgreSQL that listen for calls in this database."""
    name = house.environ["DATABASE_URL"].rpartition("/")[2].partition("?")[0]
    with _admin(template) as admin:
        query = text("select pid from pg_stat_activity where datname = :d and query like 'listen%'")
        return list(admin.scalars(query, {"d": name}))


def _admin(at):
    return create_engine(
        at.database_admin, isolation_level="AUTOCOMMIT", poolclass=NullPool
    ).connect()
