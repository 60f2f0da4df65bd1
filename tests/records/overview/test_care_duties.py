"""What the centre agreed to do for people comes up on its day, and is gone when it is done."""

from datetime import date, timedelta

import pytest

from records.appointment import actions as appointments
from records.consent.purposes import CREDIT, TRAINING
from records.course import actions as courses
from records.course.queries import card, choices, chosen
from records.ledger import session
from records.overview import duties
from records.overview.duty import Desk
from records.readiness import actions as readiness
from records.readiness.actions import Said
from records.referral import actions as referrals
from records.rights import resting
from tests.seeker_portal.made import a_course


@pytest.fixture
def seeker(world):
    return world.a_seeker()


@pytest.mark.parametrize(("days", "asked"), [(1, [("appointment-remind", False)]), (2, [])])
def test_an_appointment_is_reminded_of_on_the_working_day_before(world, clock, seeker, days, asked):
    an_appointment(world, seeker, clock.now + timedelta(days=days))

    assert kinds(world) == asked


def test_an_appointment_on_monday_is_reminded_of_on_friday(world, clock, seeker):
    clock.now += timedelta(days=4)
    an_appointment(world, seeker, clock.now + timedelta(days=3))

    assert kinds(world) == [("appointment-remind", False)]


def test_who_was_reminded_is_not_called_again(world, clock, seeker):
    meeting = an_appointment(world, seeker, clock.now + timedelta(days=1))
    appointments.remind(world.act(), meeting)

    assert kinds(world) == []


@pytest.mark.parametrize(("hours", "late"), [(1, False), (30, True)])
def test_an_appointment_that_is_over_waits_for_its_outcome(world, clock, seeker, hours, late):
    meeting = an_appointment(world, seeker, clock.now + timedelta(minutes=30))
    clock.now += timedelta(hours=hours)
    assert kinds(world) == [("appointment-passed", late)]

    appointments.miss(world.act(), meeting)
    assert kinds(world) == []


def test_missing_papers_past_their_day_are_one_duty_for_a_person(world, seeker, today):
    yesterday = today - timedelta(days=1)
    missing = Said("missing", "person", yesterday)
    readiness.write(world.act(), seeker.seeker, {"phone": missing, "residence": missing})
    session.flush()

    assert kinds(world) == [("readiness-overdue", False)]


@pytest.mark.parametrize(("days", "asked"), [(6, []), (7, [False]), (14, [True])])
def test_an_offer_nobody_answers_is_asked_about(world, clock, seeker, days, asked):
    referrals.to_place(world.act(), seeker.seeker, "abroad", where="Phòng lao động")
    clock.now += timedelta(days=days)

    assert kinds(world) == [("referral-offered", late) for late in asked]


@pytest.mark.parametrize(("days", "asked"), [(8, []), (7, [False]), (0, [True])])
def test_a_course_about_to_begin_comes_up_a_week_before(world, seeker, today, days, asked):
    row = a_course(world, title="Hàn", starts_on=today + timedelta(days=days))
    sent = referrals.to_course(world.act(), seeker.seeker, card(row.code))
    world.a_consent(seeker.seeker, TRAINING)
    referrals.accept(world.act(), sent)

    assert kinds(world) == [("course-starting", late) for late in asked]


def test_whoever_chose_a_later_start_is_called_before_that_one(world, clock, seeker, today):
    row = a_course(world, title="Hàn", starts_on=today + timedelta(days=3))
    later = {"starts_on": today + timedelta(days=20), "seats": None, "seats_left": None}
    courses.add_start(world.act(), row, later)
    (_, (code, _)) = choices(today)
    referral = referrals.to_course(world.act(), seeker.seeker, *chosen(code))
    world.a_consent(seeker.seeker, TRAINING)
    referrals.accept(world.act(), referral)
    assert kinds(world) == []

    clock.now += timedelta(days=13)

    assert kinds(world) == [("course-starting", False)]


def test_the_communes_list_comes_up_a_week_before_the_fifth(world, clock, seeker):
    loan = referrals.to_place(world.act(), seeker.seeker, "credit", where="Ngân hàng")
    world.a_consent(seeker.seeker, CREDIT)
    referrals.accept(world.act(), loan)
    assert kinds(world) == []

    clock.now += date(2026, 11, 28) - date(2026, 11, 23)
    assert kinds(world) == [("credit-paper", False)]


def test_who_rests_is_let_be(world, seeker, clock):
    an_appointment(world, seeker, clock.now + timedelta(days=1))
    resting.rest(world.act(), seeker.seeker)

    assert kinds(world) == []


def an_appointment(world, seeker, at):
    made = appointments.make(world.act(), seeker.seeker, at=at, meets="centre", about="advice")
    session.flush()
    return made


def kinds(world):
    session.flush()
    desk = Desk(world.centre_id, world.clock(), counsellor_id=world.counsellor.account_id)
    return [(duty.kind, duty.late) for duty in duties.waiting(desk).lines]
