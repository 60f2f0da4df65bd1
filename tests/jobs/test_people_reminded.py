"""People are reminded the day before and asked later how it goes: once, by their own way, never in vain."""

import re
from contextvars import Context
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from jobs.deliver import deliver
from jobs.relay import drain, open_events
from records.alert import actions as alerts
from records.alert.telling import tell_new
from records.appointment import actions as appointments
from records.consent import actions as consents
from records.consent.model import Consent
from records.consent.purposes import FOLLOW_UP, TRAINING
from records.course.model import CourseStart
from records.course.queries import card
from records.follow_up import actions as follow_ups
from records.follow_up.asking import ask
from records.follow_up.model import FollowUp
from records.ledger import session
from records.ledger.act import HERE
from records.outbox.queries import rehearsed
from records.placement import actions as placements
from records.referral import actions as referrals
from records.reminder.telling import remind
from records.vacancy.browsing import Sought
from tests.conftest import application
from tests.house.test_words import HINTS
from tests.jobs.conftest import carry_all, choose, mail_for, the
from tests.seeker_portal.made import a_course
from tests.visitor import Visitor

PHONE, EMAIL = "+84912345678", "dao@thu.example"
HOW = {"channel": "sms", "hours": "any", "answers": "only-me"}
LINK = re.compile(r"http://127\.0\.0\.1:8000(/answer/\w+)")


@pytest.fixture
def seeker(world):
    return world.a_seeker()


def test_an_appointment_is_told_the_day_before_once_and_anew_when_it_moved(
    world, clock, seeker, post, rehearsing
):
    choose(world, seeker, "zalo", PHONE)
    at = clock.now + timedelta(days=1, hours=1)
    met = appointments.make(world.act(), seeker.seeker, at=at, meets="centre", about="work")
    session.commit()
    assert [remind(clock.now), remind(clock.now)] == [1, 0]
    appointments.move(world.act(), met, at=at + timedelta(hours=1), meets="centre", about="work")
    assert remind(clock.now) == 1
    session.commit()
    carry_all(clock)

    assert "Thứ Ba, 24/11/2026, 11:00" in rehearsed(world.centre_id)[0].said


def test_nobody_is_reminded_of_what_was_called_off(world, clock, seeker, post, rehearsing):
    choose(world, seeker, "zalo", PHONE)
    at = clock.now + timedelta(days=1)
    met = appointments.make(world.act(), seeker.seeker, at=at, meets="phone", about="work")
    remind(clock.now)
    appointments.call_off(world.act(), met)
    session.commit()
    open_events(clock.now)

    assert the("tell-seeker", "appointment-near") is None


def test_nobody_is_reminded_of_what_is_past(world, clock, seeker, post):
    choose(world, seeker, "zalo", PHONE)
    at = clock.now + timedelta(days=1)
    appointments.make(world.act(), seeker.seeker, at=at, meets="phone", about="work")
    remind(clock.now)
    session.commit()
    clock.now = at
    open_events(clock.now)

    assert the("tell-seeker", "appointment-near") is None


def on_the_way(world, seeker, *, starts_on):
    """To a course, with their consent."""
    consent = world.a_consent(seeker.seeker, TRAINING)
    course = card(a_course(world, title="Hàn cơ bản", starts_on=starts_on).code)
    referral = referrals.to_course(world.act(), seeker.seeker, course)
    referrals.accept(world.act(), referral)
    return referral, consent


def test_a_course_is_told_the_day_before_once_and_names_nothing(
    world, clock, seeker, post, rehearsing
):
    choose(world, seeker, "zalo", PHONE)
    today = world.act().today
    on_the_way(world, seeker, starts_on=today + timedelta(days=2))
    assert remind(clock.now) == 0
    clock.now += timedelta(days=1)
    assert [remind(clock.now), remind(clock.now)] == [1, 0]
    session.commit()
    carry_all(clock)

    (line,) = rehearsed(world.centre_id)
    assert "Lịch học của bạn bắt đầu Thứ Tư, 25/11/2026." in line.said
    assert "Hàn" not in line.said


def test_who_is_there_already_is_not_told_of_the_next_start(world, clock, seeker):
    choose(world, seeker, "zalo", PHONE)
    today = world.act().today
    referral, _ = on_the_way(world, seeker, starts_on=today + timedelta(days=2))
    clock.now += timedelta(days=9)
    referrals.enrol(world.act(), referral)
    another = CourseStart(course_id=referral.course_id, starts_on=today + timedelta(days=10))
    session.add(another)

    assert remind(clock.now) == 0


def test_who_agreed_after_one_start_is_told_of_the_next_though_they_are_enrolled(
    world, clock, seeker
):
    choose(world, seeker, "zalo", PHONE)
    world.a_consent(seeker.seeker, TRAINING)
    today = world.act().today
    course = card(a_course(world, title="Hàn", starts_on=today + timedelta(days=2)).code)
    referral = referrals.to_course(world.act(), seeker.seeker, course)
    session.add(CourseStart(course_id=course.id, starts_on=today + timedelta(days=8)))
    clock.now += timedelta(days=5)
    referrals.accept(world.act(), referral)
    clock.now += timedelta(days=2)
    referrals.enrol(world.act(), referral)

    assert remind(clock.now) == 1


def test_nobody_is_told_of_a_course_once_they_took_their_consent_back(world, clock, seeker, post):
    choose(world, seeker, "zalo", PHONE)
    today = world.act().today
    _, consent = on_the_way(world, seeker, starts_on=today + timedelta(days=1))
    assert remind(clock.now) == 1
    consents.withdraw(world.act(seeker), consent)
    session.commit()
    open_events(clock.now)

    assert the("tell-seeker", "course-near") is None
    assert remind(clock.now) == 0


def works(world, seeker, **how):
    """Three days after their start they may be asked later, in this way."""
    employer = world.an_employer()
    met = world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",))
    start = world.a_placement(employer, met)
    placements.confirm(world.act(), start)
    world.a_consent(seeker.seeker, FOLLOW_UP, **HOW | how)
    world.clock.now += timedelta(days=3)
    return start


@pytest.fixture
def working(world, seeker):
    """Somebody who agreed to texts at any hour."""
    return works(world, seeker)


def test_a_person_is_asked_once_and_answers_by_one_tap_without_signing_in(
    app, world, clock, seeker, working, post, rehearsing
):
    choose(world, seeker, "sms", PHONE)
    assert [ask(clock.now), ask(clock.now)] == [1, 0]
    session.commit()
    carry_all(clock)

    said = [x.said for x in rehearsed(world.centre_id) if x.topic == "check-in-asked"]
    assert len(said) == 1
    assert HINTS.search(said[0]) is None
    visitor = Visitor(app)
    page = visitor.get(LINK.search(said[0]).group(1))
    assert "Dạo này công việc của bạn thế nào?" in page.h1
    assert session.query(FollowUp).count() == 0
    visitor.submit(says="still")
    assert session.query(FollowUp).one().side == "seeker"


@pytest.mark.parametrize(("way", "address"), [("none", None), ("letter", None)])
def test_who_can_tap_nothing_is_their_counsellors_to_ask(
    world, clock, seeker, working, way, address
):
    choose(world, seeker, way, address)

    assert ask(clock.now) == 0


@pytest.mark.parametrize("channel", ["call", "visit"])
def test_who_agreed_to_another_way_gets_no_text(world, clock, seeker, channel):
    choose(world, seeker, "zalo", PHONE)
    works(world, seeker, channel=channel)

    assert ask(clock.now) == 0


def test_who_agreed_to_evenings_is_asked_in_the_evening(world, clock, seeker, post, rehearsing):
    choose(world, seeker, "zalo", PHONE)
    works(world, seeker, hours="evening")
    assert ask(clock.now) == 1
    session.commit()
    carry_all(clock)
    assert "check-in-asked" not in {x.topic for x in rehearsed(world.centre_id)}

    clock.now = clock.now.astimezone(HERE).replace(hour=18, minute=1)
    carry_all(clock)
    assert "check-in-asked" in {x.topic for x in rehearsed(world.centre_id)}


def test_nobody_is_asked_by_text_of_a_day_long_past(world, clock, seeker, working):
    choose(world, seeker, "zalo", PHONE)
    clock.now += timedelta(days=57)

    assert ask(clock.now) == 0


def test_who_answers_before_the_text_goes_out_gets_none(world, clock, seeker, working, post):
    choose(world, seeker, "zalo", PHONE)
    assert ask(clock.now) == 1
    follow_ups.answer(world.act(seeker), working, after_days=3, says="unknown")
    session.commit()
    open_events(clock.now)

    assert the("link-seeker", "check-in-asked") is None


def test_nobody_is_asked_who_answered_or_took_their_consent_back(
    world, clock, seeker, working, post
):
    choose(world, seeker, "zalo", PHONE)
    assert ask(clock.now) == 1
    agreed = session.query(Consent).filter_by(person_id=seeker.person_id).one()
    consents.withdraw(world.act(seeker), agreed)
    session.commit()
    open_events(clock.now)
    assert the("link-seeker", "check-in-asked") is None

    clock.now += timedelta(days=12)
    assert ask(clock.now) == 0
    world.a_consent(seeker.seeker, FOLLOW_UP, **HOW)
    follow_ups.answer(world.act(seeker), working, after_days=15, says="unknown")
    assert ask(clock.now) == 0


def test_a_worker_with_its_own_rights_reminds_and_asks_at_the_address(
    house, own_database, key_file
):
    world, employer = house.world, house.world.an_employer()
    seeker = world.a_seeker()
    met = world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",))
    placements.confirm(world.act(), world.a_placement(employer, met))
    choose(world, seeker, "email", EMAIL)
    alerts.keep(world.act(seeker), seeker.seeker, Sought("hàn"), at="", place="")
    house.clock.now += timedelta(days=3)
    world.a_vacancy(employer)
    at = house.clock() + timedelta(days=1)
    appointments.make(world.act(), seeker.seeker, at=at, meets="centre", about="work")
    on_the_way(world, seeker, starts_on=world.act().today + timedelta(days=1))
    world.a_consent(seeker.seeker, FOLLOW_UP, **HOW)
    session.commit()

    # In a context of its own: what a program does by itself is not the test looking.
    told = Context().run(told_by_programs, house.clock, own_database, key_file)

    assert str(told).count(EMAIL) == 4


def told_by_programs(clock, at, key_file):
    """What clock and worker do, with the worker's rights; whom they wrote to."""
    worker = application(replace(at, database=at.database_worker), key_file)
    worker.config["CLOCK"] = clock
    with worker.app_context(), mail_for(worker) as server:
        for step in (remind, ask, tell_new):
            step(clock())
            session.commit()
        drain(clock())
        for (delivery_id,) in session.execute(text("select id from delivery")).all():
            deliver(delivery_id)
        session.remove()
        worker.extensions["redis"].close()
    for engine in worker.extensions["sqlalchemy"]._app_engines[worker].values():
        engine.dispose()
    return server.receivers
