"""What the desk does for a person beside work: talks, appointments, papers, referrals."""

from datetime import timedelta

import pytest

from records.appointment import actions as appointments
from records.appointment import queries as meetings
from records.consent.purposes import TRAINING
from records.counselling import queries as talks
from records.ledger import session
from records.readiness import queries as readiness
from records.referral import actions as referrals
from records.referral import queries as sent
from tests.seeker_portal.made import a_course

PAST = {"at": "08:00 20/11/2026"}
AGREED = {"at": "14:30 24/11/2026", "about": "papers", "meets": "centre"}


@pytest.fixture
def seeker(world):
    known = world.a_seeker(name="Nguyễn Thị Đào", phone="+84912345678")
    session.commit()
    return known


@pytest.fixture
def planned(world, seeker):
    """An appointment in an hour."""
    at = world.clock() + timedelta(hours=1)
    made = appointments.make(world.act(), seeker.seeker, at=at, meets="centre", about="work")
    session.commit()
    return made


def test_one_page_says_what_nothing_was_done_yet(desk, seeker):
    page = desk.get(f"/desk/seekers/{seeker.seeker_code}/care")

    assert "Chưa có lịch hẹn nào." in page.text
    assert "Chưa ghi lần tư vấn nào." in page.text


def test_a_talk_is_written_down_and_struck_out(desk, seeker):
    desk.get(f"/desk/seekers/{seeker.seeker_code}/counselling")
    page = desk.submit("/counselling", kind="work", note="Thích việc gần nhà.")
    assert "Thích việc gần nhà." in page.text

    page = desk.submit("/strike")
    assert "Thích việc gần nhà." not in page.text
    assert talks.of_seeker(seeker.seeker.id) == ()


def test_a_note_about_a_past_is_sent_back_with_its_words(desk, seeker):
    desk.get(f"/desk/seekers/{seeker.seeker_code}/counselling")
    page = desk.submit("/counselling", kind="work", note="Có tiền án.", status=422)

    assert len(page.errors) == 1
    assert page.fields("/counselling")["note"] == "Có tiền án."


def test_a_talk_to_come_is_told_at_its_day(desk, seeker):
    desk.get(f"/desk/seekers/{seeker.seeker_code}/counselling")
    page = desk.submit("/counselling", kind="work", status=422, **{"held_on-day": "30"})

    assert "Hãy ghi thành lịch hẹn" in page.errors[0]


def test_an_appointment_is_agreed_on_and_listed(desk, seeker):
    desk.get(f"/desk/seekers/{seeker.seeker_code}/appointment")
    page = desk.submit("/appointment", status=422, **AGREED | PAST)
    assert "Giờ này đã qua" in page.errors[0]

    page = desk.submit("/appointment", **AGREED)
    assert "Thứ Ba, 24/11/2026, 14:30" in page.text
    assert "Nguyễn Thị Đào" in desk.get("/desk/appointments").text


def test_who_was_called_was_reminded_and_a_move_asks_again(desk, seeker, planned):
    desk.get(f"/desk/appointments/{planned.code}")
    desk.submit("/remind")
    page = desk.get(f"/desk/appointments/{planned.code}")
    assert "Đã nhắc" in page.text

    desk.submit(f"/{planned.code}", at="09:00 25/11/2026")
    (facts,) = meetings.planned_of(seeker.seeker.id)
    assert (facts.version, facts.reminded_at) == (2, None)


@pytest.mark.parametrize(("step", "words"), [("/keep", "Đã gặp"), ("/miss", "Không đến")])
def test_what_became_of_an_appointment_is_written_when_it_is_over(
    desk, world, clock, planned, step, words
):
    assert step not in desk.get(f"/desk/appointments/{planned.code}").html
    clock.now += timedelta(hours=2)

    desk.signed_in_as(world.counsellor).get(f"/desk/appointments/{planned.code}")
    assert words in desk.submit(step).text


def test_all_papers_are_written_on_one_form(desk, seeker):
    desk.get(f"/desk/seekers/{seeker.seeker_code}/readiness")
    page = desk.submit("/readiness", status=422, phone_state="missing", phone_by="mai")
    assert len(page.errors) == 1

    desk.submit("/readiness", phone_by="30/11/2026", phone_who="centre", residence_state="has")
    found = {x.kind: (x.state, x.who) for x in readiness.of_seeker(seeker.seeker.id)}
    assert found == {"phone": ("missing", "centre"), "residence": ("has", "person")}


def test_a_course_is_offered_then_agreed_to_then_begun(desk, world, clock, seeker):
    row = a_course(world, title="Hàn cơ bản", starts_on=(clock.now + timedelta(days=9)).date())
    session.commit()
    desk.get(f"/desk/seekers/{seeker.seeker_code}/referral")
    assert "Khóa học" in desk.submit("/referral", kind="course", status=422).errors[0]
    desk.get(f"/desk/seekers/{seeker.seeker_code}/referral?course={row.code}")
    desk.submit("/referral")
    code = sent.of_seeker(seeker.seeker.id)[0].code
    assert "cần đồng ý trước" in desk.get(f"/desk/referrals/{code}").text

    world.a_consent(seeker.seeker, TRAINING)
    session.commit()
    desk.get(f"/desk/referrals/{code}")
    desk.submit("/accept")
    assert "Đang học" in desk.submit("/enrol").text


def test_what_was_lent_is_written_with_its_amount(desk, world, seeker):
    loan = referrals.to_place(world.act(), seeker.seeker, "credit", where="Ngân hàng ở Gio Linh")
    world.a_consent(seeker.seeker, "credit-referral")
    referrals.accept(world.act(), loan)
    session.commit()
    desk.get(f"/desk/referrals/{loan.code}")
    assert desk.submit("/borrow", amount="nhiều", status=422).errors

    assert "50.000.000 đ" in desk.submit("/borrow", amount="50 triệu").text


def test_loans_and_grants_are_shown_with_source_and_what_is_unsure(desk):
    page = desk.get("/desk/support")

    assert "100.000.000 đ một người" in page.text
    assert "6,60% một năm" in page.text
    assert page.text.count("Chưa đối chiếu luật") == 2
