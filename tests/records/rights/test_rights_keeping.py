"""What is kept too long: people are asked, what the clock may delete it deletes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from records import trail
from records.account.model import SignIn
from records.deferral.actions import defer
from records.employer import actions as employers
from records.ledger import db, session
from records.once import claim
from records.rights.keeping import clear, falls_due, idle
from records.rule.keeping import rows
from records.suggestion.actions import shortlist
from tests.conftest import NOW, Clock, application
from tests.factories import World
from tests.records.employer.test_employer_owner import HOUSEHOLD

EARLY = {"began_at": NOW, "seen_at": NOW, "ended_at": NOW}


def idle_codes(world):
    return [x.seeker_code for x in idle(world.centre_id, today=world.act().today)]


def test_somebody_is_asked_a_month_before_their_year_is_over(world, clock):
    seeker = world.a_seeker()
    clock.now += timedelta(days=334)
    assert idle_codes(world) == []
    clock.now += timedelta(days=1)
    assert idle_codes(world) == [seeker.seeker_code]


def test_who_is_at_work_or_in_touch_is_not_asked(world, clock):
    employer = world.an_employer()
    vacancy = world.a_vacancy(employer, open_until=None)
    world.a_placement(
        employer, world.an_introduction(world.a_seeker(), vacancy, parts=("contact",))
    )
    touched = world.a_seeker(name="Lê An")
    clock.now += timedelta(days=300)
    world.a_proposal(touched, vacancy)
    clock.now += timedelta(days=100)

    assert idle_codes(world) == []


@pytest.fixture
def clock_app(own_database, key_file):
    """The clock's application: it has the worker's rights in a database of its own."""
    web = application(own_database, key_file)
    with web.app_context(), trail.unwatched("a test"):
        world = World(Clock())
        for verified in (False, True):
            firm = employers.join(world.act(), centre_id=world.centre_id, facts=HOUSEHOLD)
            if verified:
                employers.verify(world.act(), firm)
        session.add(SignIn(account_id=world.a_seeker().account_id, token_sha256=b"t" * 32, **EARLY))
        claim("a-key", b"x" * 32, NOW)
        _kept_at_the_desk(world)
        session.commit()
        db.engine.dispose()
    worker = application(replace(own_database, database=own_database.database_worker), key_file)
    with worker.app_context():
        yield worker
        session.remove()
        db.engine.dispose()


def test_the_clock_erases_nobody_while_the_rule_is_from_memory(clock_app):
    later = NOW + timedelta(days=800)
    due = {x.rule.kept: x.count for x in falls_due(later)}
    assert due == {
        "person": 2, "form_key": 1, "slow_down": 0, "sign_in": 1, "upload": 0, "rehearsal": 0,
        "employer": 1, "deferral": 1, "shortlisted": 1,
    }  # fmt: skip

    clear(later)

    assert session.scalar(text("select count(*) from seeker where state = 'erased'")) == 0


def test_the_clock_deletes_what_is_the_centres_own_to_decide(clock_app):
    assert clear(NOW + timedelta(days=1)) == 0
    assert clear(NOW + timedelta(days=3)) == 1
    assert clear(NOW + timedelta(days=60)) == 0, "the vacancy's last day is a month off"
    assert clear(NOW + timedelta(days=62)) == 1
    assert clear(NOW + timedelta(days=91)) == 1
    assert clear(NOW + timedelta(days=93)) == 1
    assert clear(NOW + timedelta(days=93)) == 0


def _kept_at_the_desk(world):
    """A duty that rests until tomorrow, and a match kept in view of a vacancy open for a month."""
    act, until = world.act(), world.act().today + timedelta(days=1)
    defer(act, kind="stuck", subject_id=1, seeker_id=None, reason="Đang chờ", until=until)
    shortlist(act, [(world.a_seeker().seeker.id, world.a_vacancy().id)])


def test_every_class_names_its_source_and_certainty():
    assert all(row.source and row.certainty in ("V", "V2", "M", "own") for row in rows())
    assert not any(row.by_clock for row in rows() if row.certainty == "M")
