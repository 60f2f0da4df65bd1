"""Asking, granting, withdrawing, reporting a start: the person decides who sees what."""

from datetime import timedelta

import pytest

from records.introduction import actions as introductions
from records.introduction import replies
from records.introduction.actions import alive
from records.introduction.queries import one_for_employer
from records.ledger import session
from records.placement.queries import of_seeker
from tests.factories import DONG_HA, GIO_LINH
from tests.seeker_portal.made import a_listing, close, spots

PHONE = "+84912345678"


def test_the_page_shows_exactly_what_would_be_seen_and_ticks_nothing(mine, welder, world):
    world.a_crowd()
    session.commit()
    page = mine.get(f"/vacancies/{welder.code}/ask")

    for shown in ("Hồ Văn Pả", "phường Đông Hà", "Tôi làm chắc tay."):
        assert shown in page.text
    assert "parts" not in page.fields("/ask")


def test_asking_introduces_in_one_go_and_shows_only_what_was_ticked(
    mine, me, employer, welder, clock
):
    mine.get(f"/vacancies/{welder.code}/ask")
    page = mine.submit("/ask", parts=["contact"])
    view = seen_by(employer, alive(me.seeker.id, welder.id), clock)

    assert page.h1 == welder.title
    assert "Đã gửi" in page.text
    assert view.state == "introduced"
    assert (view.contact.name, view.contact.phone) == ("Hồ Văn Pả", PHONE)
    assert view.words is None
    assert view.profile is None


def test_every_part_shows_the_employer_what_the_page_promised(mine, me, employer, welder, clock):
    mine.get(f"/vacancies/{welder.code}/ask")
    mine.submit("/ask", parts=["profile", "words"])
    view = seen_by(employer, alive(me.seeker.id, welder.id), clock)

    assert view.contact is None
    assert view.profile.commune_code == me.seeker.commune_code
    assert view.words == "Tôi làm chắc tay."


def test_nothing_ticked_is_asked_again_and_nobody_hears_of_it(mine, me, welder):
    mine.get(f"/vacancies/{welder.code}/ask")
    page = mine.submit("/ask", status=422)

    assert page.errors == ["Hãy chọn ít nhất một điều cho họ xem."]
    assert alive(me.seeker.id, welder.id) is None


def test_the_same_form_sent_twice_asks_once(mine, me, welder):
    page = mine.get(f"/vacancies/{welder.code}/ask")
    sent = {**page.fields("/ask"), "parts": ["contact"]}
    first = mine.post(f"/vacancies/{welder.code}/ask", sent)
    again = mine.post(f"/vacancies/{welder.code}/ask", sent)

    assert first.response.request.path == again.response.request.path
    asked = [x for x in mine.get("/introductions").links() if x.startswith("/introductions/")]
    assert len(asked) == 1


@pytest.mark.parametrize("why", ["listing", "closed", "asked"])
def test_where_there_is_nothing_to_ask_the_page_leads_to_why(
    mine, world, me, employer, welder, why
):
    vacancy = a_listing(world) if why == "listing" else welder
    if why == "closed":
        close(world, welder)
    if why == "asked":
        world.a_proposal(me, welder)

    page = mine.get(f"/vacancies/{vacancy.code}/ask")

    assert page.h1 == vacancy.title
    assert not page.response.request.path.endswith("/ask")


def test_a_proposal_waits_for_the_persons_word(mine, world, me, employer, welder, clock):
    proposal = world.a_proposal(me, welder)

    assert "Chờ bạn đồng ý" in mine.get("/").text
    mine.get(f"/introductions/{proposal.code}/grant")
    page = mine.submit("/grant", parts=["contact"])

    assert "Đã giới thiệu" in page.text
    assert seen_by(employer, proposal, clock).contact.name == "Hồ Văn Pả"


def test_a_person_steps_back_and_the_employer_sees_nothing_more(
    mine, introduction, employer, clock
):
    mine.get(f"/introductions/{introduction.code}")
    page = mine.submit("/withdraw")

    assert "Nơi tuyển không còn xem được gì" in page.text
    assert seen_by(employer, introduction, clock).contact is None


def test_a_reported_start_is_kept_and_the_centre_told(mine, me, introduction, clock):
    today = clock.now.date()
    mine.get(f"/introductions/{introduction.code}/start")
    page = mine.submit("/start", **day("started_on", today), pay_written="8 triệu")
    placement = of_seeker(me.seeker.id)[0]

    assert "Trung tâm đã được báo" in page.text
    assert (placement.state, placement.reported_by) == ("reported", "seeker")
    assert placement.started_on == today


def test_a_start_without_its_day_is_asked_again(mine, me, introduction):
    mine.get(f"/introductions/{introduction.code}/start")
    page = mine.submit("/start", status=422)

    assert page.errors
    assert of_seeker(me.seeker.id) == ()


def test_a_start_far_away_is_refused_at_its_box(mine, me, introduction, clock):
    mine.get(f"/introductions/{introduction.code}/start")
    said = day("started_on", clock.now.date() + timedelta(days=40))
    page = mine.submit("/start", **said, pay_written="8 triệu", status=422)

    assert len(page.errors) == 1
    assert page.fields("/start")["pay_written"] == "8 triệu"
    assert of_seeker(me.seeker.id) == ()


def test_an_interview_says_when_and_where(mine, world, employer, introduction, clock):
    at = clock.now + timedelta(days=2)
    introductions.invite(world.act(employer), introduction, at=at, where="Cổng số 2")

    page = mine.get(f"/introductions/{introduction.code}")

    assert "Thứ Tư, 25/11/2026, 9:00" in page.text
    assert "Cổng số 2" in page.text
    assert "Bạn đến phỏng vấn" in page.text


def test_an_interview_goes_into_the_phones_calendar_and_a_new_time_replaces_it(
    mine, world, employer, introduction, clock
):
    for days in (2, 3):
        at = clock.now + timedelta(days=days)
        introductions.invite(world.act(employer), introduction, at=at, where="Cổng số 2")
    session.commit()
    assert (
        f"/introductions/{introduction.code}/calendar"
        in mine.get(f"/introductions/{introduction.code}").links()
    )

    lines = mine.client.get(f"/introductions/{introduction.code}/calendar").text.split("\r\n")

    assert {"SEQUENCE:1", "SUMMARY:Lịch hẹn", "LOCATION:Cổng số 2"} <= set(lines)


def test_an_interview_that_is_over_waits_for_the_employer(
    mine, world, employer, introduction, clock
):
    at = clock.now - timedelta(hours=2)
    introductions.invite(world.act(employer), introduction, at=at, where="Cổng số 2")

    assert "Đã qua phỏng vấn" in mine.get(f"/introductions/{introduction.code}").text


def test_a_no_comes_with_its_reason(mine, world, employer, introduction):
    introductions.decline(world.act(employer), introduction, reason="Cần người có bằng C.")

    page = mine.get(f"/introductions/{introduction.code}")

    assert "Cần người có bằng C." in page.text
    assert "Họ chưa nhận" in page.text
    assert "Xem việc hợp với tôi" in page.text


def test_what_employers_see_can_be_read_and_taken_back(mine, introduction, employer, clock):
    page = mine.get("/seen")
    assert "Xưởng cơ khí Bình Minh" in page.text
    assert "Tên và số điện thoại" in page.text

    page = mine.submit("/withdraw")

    assert "Không nơi nào xem được tên bạn" in page.text
    assert seen_by(employer, introduction, clock).contact is None


def test_a_grant_over_with_its_introduction_is_no_longer_listed_as_seen(
    mine, world, employer, introduction
):
    introductions.decline(world.act(employer), introduction, reason="Đã đủ người.")

    page = mine.get("/seen")

    assert "Không nơi nào xem được tên bạn" in page.text
    assert "Hết ngày 23/11/2026" in page.text


def test_two_of_one_title_at_one_employer_are_told_apart_by_place_and_pay(
    mine, me, world, employer
):
    for commune in (DONG_HA, GIO_LINH):
        vacancy = world.a_vacancy(employer, title="Thợ hàn", spots=spots(commune))
        world.an_introduction(me, vacancy, parts=("contact",))

    page = mine.get("/introductions")

    for place in ("phường Đông Hà", "xã Gio Linh"):
        assert f"{place}, tỉnh Quảng Trị · 8.000.000 đ – 10.000.000 đ mỗi tháng" in page.text


def test_silence_of_ten_working_days_is_the_centres_to_end_and_the_page_says_so(
    mine, me, introduction, clock
):
    session.commit()
    assert "đến hết 30/11/2026" in mine.get("/introductions").text
    clock.now += timedelta(days=8)
    assert "Nơi tuyển chưa trả lời đúng hẹn" in mine.signed_in_as(me).get("/introductions").text
    clock.now += timedelta(days=6)

    assert "Trung tâm đang gọi" in mine.signed_in_as(me).get("/introductions").text


def test_after_an_answer_the_centre_moves_and_nobody_waits_for_the_employer(
    mine, me, world, employer, introduction, clock
):
    replies.ask(world.act(employer), introduction, question="Có ca đêm không?")
    session.commit()
    assert "Trung tâm làm bước tiếp" in mine.get(f"/introductions/{introduction.code}").text

    at = clock.now + timedelta(days=1)
    replies.propose_times(world.act(employer), introduction, times=[at], where="Cổng số 2")
    session.commit()
    clock.now += timedelta(days=2)
    page = mine.signed_in_as(me).get(f"/introductions/{introduction.code}")
    assert "Trung tâm hỏi nơi tuyển giờ khác" in page.text


def test_somebody_elses_introduction_is_not_there(visitor, world, introduction):
    other = visitor.signed_in_as(world.a_seeker(name="Lê Thị Na"))

    for path in ("", "/grant", "/start"):
        other.get(f"/introductions/{introduction.code}{path}", status=404)


def test_it_speaks_english_too(mine, introduction, welder):
    mine.in_english()
    paths = ("/", "/introductions", f"/introductions/{introduction.code}", "/seen", "/for-you")

    for path in paths:
        page = mine.get(path)
        assert page.tree.get("lang") == "en"
        assert "seeker-page" not in page.html


def seen_by(employer, introduction, clock):
    return one_for_employer(
        introduction.code, employer_id=employer.employer_id, today=clock.now.date()
    )


def day(name, value):
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


@pytest.fixture
def me(world):
    return world.a_seeker(phone=PHONE)


@pytest.fixture
def mine(visitor, me):
    return visitor.signed_in_as(me)


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def welder(world, employer):
    return world.a_vacancy(employer, title="Thợ hàn khung thép")


@pytest.fixture
def introduction(world, me, welder):
    return world.an_introduction(me, welder, parts=("contact",))
