"""The person reads what they and the centre agreed to do, and answers what they are offered."""

from datetime import timedelta

import pytest

from records.appointment import actions as appointments
from records.consent.purposes import TRAINING
from records.course.queries import card
from records.ledger import session
from records.readiness import actions as readiness
from records.readiness.actions import Said
from records.referral import actions as referrals
from records.referral import queries
from tests.seeker_portal.made import a_course


@pytest.fixture
def seeker(world, visitor):
    known = world.a_seeker()
    session.commit()
    visitor.signed_in_as(known)
    return known


@pytest.fixture
def planned(world, seeker):
    at = world.clock() + timedelta(days=1)
    made = appointments.make(
        world.act(),
        seeker.seeker,
        at=at,
        meets="elsewhere",
        about="work",
        place="Nhà văn hóa, khu 2",
    )
    session.commit()
    return made


@pytest.fixture
def offered(world, clock, seeker):
    row = a_course(world, title="Hàn cơ bản", starts_on=(clock.now + timedelta(days=9)).date())
    made = referrals.to_course(world.act(), seeker.seeker, card(row.code))
    session.commit()
    return made


def test_the_next_appointment_is_on_the_first_page_and_in_the_plan(visitor, planned):
    assert "Thứ Ba, 24/11/2026, 9:00" in visitor.get("/").text

    page = visitor.get("/plan")
    assert "Thứ Ba, 24/11/2026, 9:00" in page.text
    assert "Nhà văn hóa, khu 2" in page.text


def test_the_phones_calendar_is_told_when_and_where_and_not_what_for(visitor, planned):
    answer = visitor.client.get(f"/plan/{planned.code}/calendar")
    lines = answer.get_data(as_text=True).split("\r\n")

    assert answer.mimetype == "text/calendar"
    assert "hen.ics" in answer.headers["Content-Disposition"]
    assert {"DTSTART:20261124T020000Z", "SUMMARY:Lịch hẹn"} <= set(lines)
    assert "LOCATION:Nhà văn hóa\\, khu 2" in lines
    assert all(len(line.encode()) <= 75 for line in lines)


def test_what_is_missing_is_said_with_who_sees_to_it(visitor, world, seeker):
    items = {"phone": Said("missing", "centre", world.act().today), "residence": Said("has")}
    readiness.write(world.act(), seeker.seeker, items)
    session.commit()

    page = visitor.get("/plan")

    assert "Trung tâm lo. Trước ngày 23/11/2026" in page.text
    assert page.text.index("Điện thoại liên lạc") < page.text.index("Đăng ký nơi ở")


def test_an_offer_is_accepted_after_agreeing_that_the_school_may_know(
    visitor, world, seeker, offered
):
    page = visitor.get("/plan")
    assert "Bạn cần đồng ý" in page.text
    assert "/accept" not in page.html

    world.a_consent(seeker.seeker, TRAINING)
    session.commit()
    visitor.get("/plan")
    page = visitor.submit("/accept")
    assert "Bạn đã nhận lời" in page.text


def test_an_offer_can_be_dropped_without_a_reason(visitor, seeker, offered):
    visitor.get("/plan")
    page = visitor.submit("/drop")

    assert "Bạn không cần nêu lý do" in page.text
    assert queries.of_seeker(seeker.seeker.id)[0].state == "dropped"
