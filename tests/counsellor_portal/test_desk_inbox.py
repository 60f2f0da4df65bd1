"""The inbox, and the deliveries that wait for a person."""

from datetime import timedelta

import pytest

from records.ledger import session
from records.placement import actions as placements


def test_a_notice_is_received_once_and_then_lies_below(desk, told):
    page = desk.get("/desk/inbox")
    assert "1 tin chưa nhận" in page.text
    assert "Có người vào làm" in page.text
    assert f"/desk/placements/{told.code}" in page.links()

    page = desk.submit(action="/received")

    assert "0 tin chưa nhận" in page.text
    assert "Tin đã nhận" in page.text
    assert "/received" not in page.html


def test_what_was_received_by_mistake_is_unread_again(desk, told):
    desk.get("/desk/inbox")
    assert "Đã nhận 1 tin." in desk.submit(action="/received").text

    page = desk.submit(action="/inbox/undo")

    assert "1 tin chưa nhận" in page.text
    assert "Tin đã nhận" not in page.text


def test_ticked_notices_are_received_at_once(desk, told):
    page = desk.get("/desk/inbox")
    codes = [link.split("/")[3] for link in _actions(page) if link.endswith("/received")]
    sent = page.fields("/received") | {"notice": codes}

    assert "0 tin chưa nhận" in desk.post("/desk/inbox/received", sent).text
    none = page.fields("/received") | {"idem_key": "another"}
    assert "Chưa đánh dấu tin nào" in desk.post("/desk/inbox/received", none).text


def test_a_notice_shows_the_digest_of_what_was_frozen(desk, told):
    page = desk.get("/desk/inbox")
    (digest,) = page.tree.findall(".//abbr")

    assert len(digest.text) == 8
    assert digest.get("title").startswith(digest.text)
    assert len(digest.get("title")) == 64


def test_an_older_version_says_that_there_is_a_newer_one(desk, world, told):
    assert "đã có bản mới" not in desk.get("/desk/inbox").text
    placements.correct(
        world.act(), told, started_on=told.started_on - timedelta(days=1), pay_written=""
    )
    session.commit()

    assert desk.get("/desk/inbox").text.count("(đã có bản mới)") == 1


def test_an_empty_inbox_says_so(desk):
    assert "Không có tin mới" in desk.get("/desk/inbox").text


@pytest.mark.parametrize("before", ["-1", "0", "x", "9" * 30])
def test_a_page_of_a_list_that_cannot_be_is_the_first_or_an_empty_one(desk, told, before):
    desk.get(f"/desk/inbox?before={before}")
    desk.get(f"/desk/vacancies?before={before}")


def test_a_notice_that_is_not_here_cannot_be_received(desk, told):
    sent = desk.get("/desk/inbox").fields("/received")

    desk.post("/desk/inbox/2222222222/received", sent, status=404)


def test_a_stuck_letter_is_shown_with_its_last_answer_and_tried_again(desk, told):
    page = desk.get("/desk/stuck")
    assert "Đã thử 1 lần. Lần cuối: 550 5.1.1 No such user" in page.text

    page = desk.submit(action="/again")

    assert "Đang thử lại" in page.text
    assert "Không có tin nào bị kẹt" in page.text


def test_a_stuck_letter_is_closed_only_with_a_reason(desk, told):
    where = next(link for link in desk.get("/desk/stuck").links() if link.endswith("/close"))
    page = desk.get(where)
    assert "550 5.1.1 No such user" in page.text
    assert desk.submit(reason="", status=422).errors

    page = desk.submit(reason="Đã gọi điện báo.")

    assert "Đã khép lại" in page.text
    assert "Không có tin nào bị kẹt" in page.text


def test_what_was_closed_cannot_be_closed_again(desk, told):
    where = next(link for link in desk.get("/desk/stuck").links() if link.endswith("/close"))
    sent = desk.get(where).fields("/close") | {"reason": "Đã gọi."}
    desk.post(where, sent)

    desk.post(where, sent | {"idem_key": "another"}, status=409)


def _actions(page):
    return [form.get("action") or "" for form in page.tree.iter("form")]
