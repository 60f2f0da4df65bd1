"""The first page: what only the centre can move."""

from datetime import timedelta

import pytest

from records.deferral.model import Deferral
from records.ledger import session


def test_a_reported_start_is_confirmed_from_the_queue(desk, started):
    page = desk.get("/desk/")
    assert "Xác nhận đi làm" in page.text
    assert "Hồ Văn Pả" in page.text

    page = desk.submit(action="/confirm")

    assert page.h1 == "Hồ Văn Pả – Thợ hàn"
    assert "Đã xác nhận" in page.text
    assert "Không còn việc nào chờ" in desk.get("/desk/").text


def test_with_nothing_to_do_the_page_says_what_one_could_do(desk):
    page = desk.get("/desk/")

    assert "Không còn việc nào chờ" in page.text
    assert "/desk/seekers/new" in page.links()


def test_unread_notices_and_stuck_letters_are_in_the_queue(desk, told):
    page = desk.get("/desk/")

    assert "1 tin chưa nhận" in page.text
    assert "1 tin chưa gửi được" in page.text
    assert {"/desk/inbox", "/desk/stuck"} <= set(page.links())


def test_the_queue_counts_in_english_too(desk, told):
    page = desk.in_english().get("/desk/")

    assert "1 unread notice" in page.text


def test_a_manager_sees_everybodys_work_without_asking(world, visitor, started):
    page = visitor.signed_in_as(world.a_manager()).get("/desk/")

    assert "Hồ Văn Pả" in page.text
    assert "Của tôi" not in page.text


def test_an_auditor_sees_counts_and_nothing_personal(world, visitor, started):
    page = visitor.signed_in_as(world.an_auditor()).get("/desk/")

    assert "Hồ Văn Pả" not in page.text
    assert {link.partition("?")[0] for link in page.links() if "/desk/" in link} == {"/desk/"}
    visitor.get("/desk/seekers", status=403)
    visitor.get("/desk/inbox", status=403)


def test_seekers_and_employers_have_no_way_to_the_desk(world, visitor, started):
    visitor.signed_in_as(world.a_seeker()).get("/desk/", status=403)
    visitor.signed_in_as(world.an_employer()).get("/desk/seekers", status=403)


@pytest.fixture
def two_wait(world, app, clock):
    """Two cards nobody agreed to, for four days."""
    for name in ("Hồ An", "Lê Bình"):
        world.a_proposal(world.a_seeker(name=name), world.a_vacancy())
    clock.now += timedelta(days=4)
    session.commit()


def test_ticked_duties_rest_and_one_button_brings_them_back(two_wait, desk):
    page = desk.get("/desk/")
    ticks = [x.get("value") for x in page.tree.iter("input") if x.get("name") == "duty"]

    page = desk.submit("/deferrals", duty=ticks, reason="Đi biển, tuần sau về.")

    assert "Đã để sau 2 việc." in page.text
    assert "Hồ An" not in page.text
    page = desk.submit("/undo")
    assert "Đã đưa lại 2 việc." in page.text
    assert "Hồ An" in page.text
    assert "Lê Bình" in page.text


def test_the_same_form_twice_puts_off_once(two_wait, desk):
    page = desk.get("/desk/")
    tick = next(x.get("value") for x in page.tree.iter("input") if x.get("name") == "duty")
    sent = {**page.fields("/deferrals"), "duty": [tick], "reason": "Đi biển."}

    desk.post("/desk/deferrals", sent)
    desk.post("/desk/deferrals", sent)

    assert session.query(Deferral).count() == 1


def test_without_a_tick_a_reason_or_a_day_nothing_is_put_off_and_what_was_typed_stays(
    two_wait, desk
):
    desk.get("/desk/")
    page = desk.submit("/deferrals", status=422, reason="Đi biển.")
    assert page.errors == ["Vì sao chờ được: Hãy đánh dấu ít nhất một việc ở trên."]
    assert page.fields("/deferrals")["reason"] == "Đi biển."

    page = desk.get("/desk/")
    tick = next(x.get("value") for x in page.tree.iter("input") if x.get("name") == "duty")
    sent = {"duty": [tick], "reason": "Đi biển.", "until-year": "2020"}
    page = desk.submit("/deferrals", status=422, **sent)
    assert page.errors == ["Nhắc lại vào ngày: Chọn một ngày từ mai đến sáu tháng nữa."]


def test_nobody_puts_off_what_does_not_stand_in_their_queue(two_wait, desk):
    desk.get("/desk/")

    desk.submit("/deferrals", status=422, duty=["grant-awaited:nobody", "x", ""], reason="Thôi.")

    assert session.query(Deferral).count() == 0
