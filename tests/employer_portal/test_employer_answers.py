"""Answering an introduction: interview, no, start; and what an employer sees meanwhile."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from records.introduction import actions as introductions
from records.introduction.queries import one_for_employer
from records.ledger import session
from records.placement import actions as placements
from records.vacancy import actions as vacancies


def test_a_proposed_person_is_a_neutral_card(visitor, proposed):
    page = visitor.get(f"/employer/introductions/{proposed.code}")

    assert page.h1 == "Thợ hàn"
    for secret in ("Hồ Văn Pả", "0912", "84912", "Đông Hà", "chắc tay"):
        assert secret not in main(page)


def test_a_proposed_person_can_only_be_declined(visitor, proposed):
    page = visitor.get(f"/employer/introductions/{proposed.code}")

    assert verbs(page, proposed) == {"decline"}


def test_what_was_granted_is_shown_and_the_number_can_be_tapped(visitor, introduced):
    page = visitor.get(f"/employer/introductions/{introduced.code}")

    assert page.h1 == "Hồ Văn Pả"
    assert "0912 345 678" in page.text
    assert "tel:+84912345678" in page.links()
    assert "chắc tay" not in page.text


def test_the_reasons_name_no_distance_and_no_hoped_for_pay(visitor, world, employer):
    seeker = world.a_seeker(pay_floor=9_500_000)
    card = world.a_proposal(seeker, world.a_vacancy(employer))
    page = visitor.get(f"/employer/introductions/{card.code}")

    assert "km" not in main(page)
    assert "9.500.000" not in page.text
    assert "trên 0 điểm" not in page.text


def test_an_interview_is_one_tap(visitor, introduced, employer, clock):
    visitor.get(f"/employer/introductions/{introduced.code}/invite")
    page = visitor.submit()

    assert "Đã ghi lời hẹn" in page.text
    assert view(introduced, employer, clock).state == "interview"
    assert "Thứ Ba, 24/11/2026, 8:00" in page.text


def test_one_tap_times_leave_out_sunday(visitor, introduced, employer, clock):
    clock.now += timedelta(days=5)

    page = visitor.signed_in_as(employer).get(f"/employer/introductions/{introduced.code}/invite")
    assert "Thứ Hai, 30/11/2026, 8:00" in page.text
    assert "Chủ Nhật" not in page.text


def test_a_time_of_ones_own_is_understood(visitor, introduced, employer, clock):
    send(visitor, introduced, "invite", at="14h30 25/11/2026", where="Cổng số 2")

    seen = view(introduced, employer, clock)
    assert seen.interview_where == "Cổng số 2"
    assert "Thứ Tư, 25/11/2026, 14:30" in visitor.page.text


@pytest.mark.parametrize("at", ["", "chiều mai", "8h 20/11/2026"])
def test_a_time_that_is_over_or_unclear_is_asked_again(visitor, introduced, employer, clock, at):
    page = send(visitor, introduced, "invite", at=at, where="Cổng số 2", status=422)

    assert len(page.errors) == 1
    assert page.fields()["where"] == "Cổng số 2"
    assert view(introduced, employer, clock).state == "introduced"


def test_an_interview_that_is_over_is_not_offered_as_its_own_new_time(
    visitor, introduced, invited, employer, clock
):
    agreed = visitor.get(f"/employer/introductions/{introduced.code}/invite")
    clock.now += timedelta(days=2)
    over = visitor.signed_in_as(employer).get(f"/employer/introductions/{introduced.code}/invite")

    assert own_time(agreed).endswith("24/11/2026")
    assert own_time(over) == ""


def test_a_no_is_one_tap_with_a_common_reason(visitor, introduced, employer, clock):
    visitor.get(f"/employer/introductions/{introduced.code}/decline")
    page = visitor.submit()

    assert "Cảm ơn vì đã trả lời" in page.text
    assert view(introduced, employer, clock).state == "declined"
    assert "Hồ Văn Pả" not in page.text


def test_a_no_can_be_in_ones_own_words(visitor, introduced, clock, world):
    send(visitor, introduced, "decline", reason="Xưởng tạm nghỉ đến Tết.")

    row = session.execute(text("select decline_reason from introduction")).scalar_one()
    assert row == "Xưởng tạm nghỉ đến Tết."


def test_a_no_without_a_reason_is_asked_again(visitor, introduced, employer, clock):
    send(visitor, introduced, "decline", reason="", status=422)

    assert view(introduced, employer, clock).state == "introduced"


def test_having_met_is_offered_as_a_reason_only_after_an_interview(visitor, introduced, invited):
    page = visitor.get(f"/employer/introductions/{introduced.code}/decline")

    assert "Hai bên đã gặp và thấy chưa hợp." in page.text


def test_a_start_is_one_button_and_the_page_says_that_the_centre_is_told(visitor, introduced):
    visitor.get(f"/employer/introductions/{introduced.code}/start")
    page = visitor.submit()

    number = session.execute(text("select code from placement")).scalar_one()
    assert "Đã ghi và đã báo trung tâm" in page.text
    assert f"cần hỏi trung tâm: {number}" in page.text


def test_where_all_places_are_taken_a_start_is_refused_at_its_box_and_no_longer_offered(
    visitor, world, employer, introduced
):
    path = f"/employer/introductions/{introduced.code}"
    sent = visitor.get(f"{path}/start").fields()
    vacancy = vacancies.locked(introduced.vacancy_id)
    for _ in range(vacancy.places):
        other = world.an_introduction(world.a_seeker(), vacancy, parts=("contact",))
        world.a_placement(employer, other)
    session.commit()

    page = visitor.post(f"{path}/start", {**sent, "pay_written": "8 triệu"}, status=422)
    assert "Vị trí này đã đủ người." in page.text
    assert page.fields()["pay_written"] == "8 triệu"
    page = visitor.get(path)
    assert "start" not in verbs(page, introduced)
    assert "hãy sửa số người cần tuyển" in page.text


def test_after_an_end_nobody_is_told_again_that_all_is_recorded(
    visitor, world, employer, introduced
):
    it = world.a_placement(employer, introduced)
    placements.end(world.act(), it, ended_on=world.act().today, reason="Hết mùa.")

    page = visitor.get(f"/employer/introductions/{introduced.code}")

    assert "Công việc này đã kết thúc." in page.text
    assert "Đã ghi và đã báo trung tâm" not in page.text


def test_a_start_and_its_notice_are_on_disk_together(visitor, introduced):
    send(visitor, introduced, "start", contract="fixed", pay_written="9 triệu")

    placed = session.execute(text("select contract, pay_written, started_on::text from placement"))
    assert placed.one() == ("fixed", "9 triệu", "2026-11-23")
    told = session.execute(text("select count(*) from event where topic = 'placement-reported'"))
    assert told.scalar_one() == 1


def test_a_start_that_is_sent_twice_is_one_placement(visitor, introduced):
    visitor.get(f"/employer/introductions/{introduced.code}/start")
    first = visitor.page.fields()
    visitor.get(f"/employer/introductions/{introduced.code}/start")
    second = visitor.page.fields()
    for sent in (first, first, second):
        visitor.post(f"/employer/introductions/{introduced.code}/start", sent)

    assert session.execute(text("select count(*) from placement")).scalar_one() == 1


@pytest.mark.parametrize("year", ["1900", "2027"])
def test_a_start_far_from_today_is_refused_at_its_box(visitor, introduced, year):
    said = {"started_on-year": year, "pay_written": "9 triệu"}
    page = send(visitor, introduced, "start", **said, status=422)

    assert len(page.errors) == 1
    assert "refused" not in page.text
    assert page.fields().items() >= said.items()
    assert session.execute(text("select count(*) from placement")).scalar_one() == 0


def test_after_a_no_nothing_more_can_be_answered(visitor, introduced):
    send(visitor, introduced, "decline", reason="Đã đủ người.")
    page = visitor.get(f"/employer/introductions/{introduced.code}")

    assert verbs(page, introduced) == set()
    visitor.get(f"/employer/introductions/{introduced.code}/invite", status=409)


def test_opening_pages_answers_nothing(visitor, introduced, employer, clock):
    for path in ("", "/invite", "/decline", "/start"):
        visitor.get(f"/employer/introductions/{introduced.code}{path}")

    assert view(introduced, employer, clock).state == "introduced"


def test_another_employers_introduction_is_nobodys_business(visitor, world, employer):
    other = world.a_vacancy(world.an_employer(name="Xưởng khác"))
    foreign = world.an_introduction(world.a_seeker(), other, parts=("contact",))

    for path in ("", "/invite", "/decline", "/start"):
        visitor.get(f"/employer/introductions/{foreign.code}{path}", status=404)


def send(visitor, introduction, verb, status=200, **boxes):
    """Fill in the form of one's own words: the last one on the page."""
    page = visitor.get(f"/employer/introductions/{introduction.code}/{verb}")
    return visitor.post(
        f"/employer/introductions/{introduction.code}/{verb}",
        {**page.fields(), **boxes},
        status=status,
    )


def view(introduction, employer, clock):
    return one_for_employer(
        introduction.code, employer_id=employer.employer_id, today=clock().date()
    )


def verbs(page, introduction):
    start = f"/employer/introductions/{introduction.code}/"
    return {link.removeprefix(start) for link in page.links() if link.startswith(start)}


def own_time(page):
    return next(box.get("value", "") for box in page.tree.iter("input") if box.get("id") == "at")


def main(page):
    return " ".join(page.tree.find(".//main").itertext())


@pytest.fixture
def employer(world, visitor):
    known = world.an_employer()
    visitor.signed_in_as(known)
    return known


@pytest.fixture
def proposed(world, employer):
    vacancy = world.a_vacancy(employer, spots=[PROVINCE])
    world.a_crowd()
    card = world.a_proposal(world.a_seeker(phone="+84912345678"), vacancy)
    session.commit()
    return card


@pytest.fixture
def introduced(world, employer):
    seeker = world.a_seeker(phone="+84912345678")
    made = world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",))
    session.commit()
    return made


@pytest.fixture
def invited(world, employer, introduced, clock):
    act = world.act(employer)
    introductions.invite(act, introduced, at=clock() + timedelta(days=1), where="Cổng số 2")
    session.commit()


PROVINCE = {
    "country": "VN",
    "province_code": "44",
    "commune_code": None,
    "written": "Quảng Trị",
}
