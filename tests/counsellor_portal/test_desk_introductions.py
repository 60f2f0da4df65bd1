"""Introductions at the desk: only the moves the lifecycle allows, each told as it was heard."""

from datetime import timedelta

import pytest

from records.introduction import actions as introductions
from records.introduction import replies
from records.ledger import session

MOVES = ("grant", "start", "invite", "decline", "withdraw", "lapse", "reopen")


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        ("proposed", {"grant", "decline", "withdraw", "lapse"}),
        ("introduced", {"start", "invite", "decline", "withdraw", "lapse"}),
        ("interview", {"start", "invite", "decline", "withdraw", "lapse"}),
        ("declined", {"reopen"}),
        ("withdrawn", {"reopen"}),
        ("lapsed", {"reopen"}),
        ("started", set()),
    ],
)
def test_only_the_moves_the_lifecycle_allows_are_offered(desk, an_introduction, state, offered):
    it = an_introduction(state)
    page = desk.get(f"/desk/introductions/{it.code}")

    assert {move for move in MOVES if f"/{it.code}/{move}" in page.html} == offered


def test_the_board_shows_each_introduction_under_its_state(desk, an_introduction):
    it = an_introduction("introduced")
    page = desk.get("/desk/introductions")

    assert f"/desk/introductions/{it.code}" in page.links()
    assert "Chờ nơi tuyển trả lời" in page.text


def test_what_is_over_has_a_list_of_its_own(desk, an_introduction):
    it = an_introduction("declined")

    assert f"/desk/introductions/{it.code}" not in desk.get("/desk/introductions").links()
    over = desk.get("/desk/introductions?show=over")
    assert f"/desk/introductions/{it.code}" in over.links()
    assert "Đã đủ người." in over.text


def test_a_paper_grant_shows_the_employer_just_what_was_ticked(desk, an_introduction):
    it = an_introduction("proposed")
    desk.get(f"/desk/introductions/{it.code}/grant")
    page = desk.submit(parts=["contact"])

    assert "Nơi tuyển thấy đúng phần được cho xem" in page.text
    assert it.state == "introduced"


def test_a_grant_of_nothing_is_no_grant(desk, an_introduction):
    it = an_introduction("proposed")
    page = desk.get(f"/desk/introductions/{it.code}/grant")
    assert "parts" not in page.fields("/grant"), "nothing is ticked beforehand"

    assert desk.submit(status=422).errors
    assert it.state == "proposed"


def test_an_interview_agreed_by_telephone_is_noted(desk, an_introduction):
    it = an_introduction("introduced")
    desk.get(f"/desk/introductions/{it.code}")
    page = desk.submit(action="/invite", at="14:30 25/11/2026", where="Xưởng 2")

    assert "Phỏng vấn lúc Thứ Tư, 25/11/2026, 14:30, tại Xưởng 2." in page.text


def test_an_unreadable_time_comes_back_in_its_open_box(desk, an_introduction):
    it = an_introduction("introduced")
    desk.get(f"/desk/introductions/{it.code}")
    page = desk.submit(action="/invite", at="chiều mai", where="Xưởng 2", status=422)

    assert len(page.errors) == 1
    assert page.fields("/invite")["at"] == "chiều mai"
    assert it.state == "introduced"


def test_a_no_needs_its_reason(desk, an_introduction):
    it = an_introduction("introduced")
    desk.get(f"/desk/introductions/{it.code}")
    desk.submit(action="/decline", status=422)

    page = desk.submit(action="/decline", reason="Đã đủ người.")

    assert "Lý do không nhận: Đã đủ người." in page.text


@pytest.mark.parametrize(("move", "state"), [("withdraw", "withdrawn"), ("lapse", "lapsed")])
def test_stepping_back_and_letting_end_owe_no_reason(desk, an_introduction, move, state):
    it = an_introduction("introduced")
    desk.get(f"/desk/introductions/{it.code}")
    desk.submit(action=f"/{move}")

    assert it.state == state


def test_what_is_begun_again_has_a_fresh_card_and_no_grant(desk, an_introduction):
    it = an_introduction("withdrawn")
    before = it.code
    desk.get(f"/desk/introductions/{before}")
    page = desk.submit(action="/reopen", reason="Người này đổi ý.")

    assert "thẻ mới" in page.text
    assert it.code != before
    assert it.grant_id is None
    desk.get(f"/desk/introductions/{before}", status=404)


def test_a_start_told_by_telephone_is_reported_by_the_centre(desk, an_introduction):
    it = an_introduction("introduced")
    desk.get(f"/desk/introductions/{it.code}/start")
    page = desk.submit(
        **{
            "started_on-day": "23",
            "started_on-month": "11",
            "started_on-year": "2026",
            "contract": "fixed",
            "pay_written": "8 triệu",
        }
    )

    assert "Đã ghi ngày vào làm" in page.text
    assert "tư vấn viên" in page.text
    assert "23/11/2026" in page.text


def test_a_start_without_a_day_is_asked_again(desk, an_introduction):
    it = an_introduction("introduced")
    desk.get(f"/desk/introductions/{it.code}/start")

    assert desk.submit(status=422).errors


def test_a_start_far_away_is_refused_at_its_box_and_taken_once_mended(desk, an_introduction):
    it = an_introduction("introduced")
    desk.get(f"/desk/introductions/{it.code}/start")
    day = {"started_on-day": "23", "started_on-month": "11"}
    assert len(desk.submit(**day, **{"started_on-year": "1900"}, status=422).errors) == 1

    assert "23/11/2026" in desk.submit(**{"started_on-year": "2026"}).text


def test_a_move_that_came_too_late_is_refused_in_words(desk, an_introduction):
    it = an_introduction("introduced")
    sent = desk.get(f"/desk/introductions/{it.code}").fields("/lapse")
    desk.post(f"/desk/introductions/{it.code}/lapse", sent)

    desk.post(f"/desk/introductions/{it.code}/lapse", sent | {"idem_key": "another"}, status=409)


def test_the_other_language_leads_back_to_the_page_when_its_address_only_takes_forms(
    desk, an_introduction
):
    path = f"/desk/introductions/{an_introduction('introduced').code}"
    sent = desk.get(path).fields("/invite")
    came = {"Referer": f"http://localhost{path}"}
    again = desk.client.post(f"{path}/invite", data=sent, headers=came)

    assert again.status_code == 422
    assert f'href="{path}?lang=en"' in again.text
    desk.get(f"{path}?lang=en")


def test_there_is_no_move_of_another_name(desk, an_introduction):
    it = an_introduction("introduced")
    sent = desk.get(f"/desk/introductions/{it.code}").fields("/lapse")

    desk.post(f"/desk/introductions/{it.code}/start-over", sent, status=404)


@pytest.fixture
def an_introduction(world, clock):
    """An introduction brought into a state by the verbs that lead there."""

    def brought_to(state):
        employer = world.an_employer()
        it = world.a_proposal(world.a_seeker(), world.a_vacancy(employer))
        if state in ("introduced", "interview", "started"):
            introductions.introduce(world.act(), it, parts=("contact",), how="paper")
        if state == "interview":
            introductions.invite(world.act(employer), it, at=clock.now, where="Xưởng 2")
        if state == "started":
            world.a_placement(employer, it)
        if state == "declined":
            introductions.decline(world.act(employer), it, reason="Đã đủ người.")
        if state in ("withdrawn", "lapsed"):
            {"withdrawn": introductions.withdraw, "lapsed": introductions.lapse}[state](
                world.act(), it
            )
        assert it.state == state
        session.commit()
        return it

    return brought_to


def test_times_that_are_over_are_a_duty_of_their_own_and_the_board_says_whose_turn_it_is(
    visitor, world, clock, an_introduction
):
    it = an_introduction("introduced")
    offered = [clock.now + timedelta(days=1)]
    replies.propose_times(world.act(), it, times=offered, where="Xưởng")
    clock.now += timedelta(days=2)
    session.commit()
    desk = visitor.signed_in_as(world.counsellor)
    assert "Các giờ phỏng vấn đã qua" in desk.get("/desk/").text
    assert "Đưa ra giờ phỏng vấn" in desk.get("/desk/introductions").text

    desk.get(f"/desk/introductions/{it.code}")
    page = desk.submit(action="/anew")

    assert "Chờ nơi tuyển trả lời từ hôm nay" in page.text
    assert "Các giờ phỏng vấn đã qua" not in desk.get("/desk/").text
