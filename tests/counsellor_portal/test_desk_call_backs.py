"""The desk calls back: within the safe time, at the number named, and writes what came of it."""

from datetime import timedelta

import pytest

from records.call_back import actions, queries
from records.call_back.safe_time import SafeTime
from records.ledger import session
from records.seeker.queries import wishes_of


@pytest.fixture
def wished(world):
    """Wished at nine in the morning: at noon, at another number."""
    known = world.a_seeker(name="Nguyễn Thị Đào", phone="+84912345678")
    row = actions.wish(
        world.act(known),
        known.seeker,
        safe=SafeTime("", "noon"),
        number="+84987654321",
        note="Hỏi ca.",
    )
    session.commit()
    return row


def test_the_queue_says_when_and_the_page_says_not_yet(desk, wished):
    page = desk.get("/desk/")
    assert "Chỉ gọi: Trưa, 11:00–13:00" in page.text

    page = desk.get(f"/desk/call-backs/{wished.code}")
    assert "Lúc này không gọi. Gọi vào: Hôm nay, Thứ Hai, 23/11/2026, 11:00–13:00." in page.text
    assert "Hỏi ca." in page.text
    assert "tel:+84987654321" in page.html


def test_the_wish_leads_to_the_person_and_their_page_of_care_back_to_it(desk, world, wished):
    person = f"/desk/seekers/{wishes_of(wished.seeker_id).code}"

    assert person in desk.get(f"/desk/call-backs/{wished.code}").links()
    assert f"/desk/call-backs/{wished.code}" in desk.get(f"{person}/care").links()


def test_within_the_safe_time_one_calls_and_writes_it_down(desk, world, clock, wished):
    clock.now += timedelta(hours=3)
    desk.signed_in_as(world.counsellor)
    assert "Lúc này gọi được" in desk.get(f"/desk/call-backs/{wished.code}").text

    page = desk.submit("/miss")
    assert "1 lần, lần cuối 12:00 23/11/2026" in page.text
    page = desk.submit("/reach")
    assert "/counselling" in page.html
    assert "Số được gọi" not in page.text
    assert "Gọi lại cho người tìm việc" not in desk.get("/desk/").text


def test_giving_up_owes_a_reason(desk, wished):
    desk.get(f"/desk/call-backs/{wished.code}")
    assert desk.submit("/give-up", status=422).errors
    desk.submit("/give-up", reason="Số này không còn dùng.")

    assert queries.one_for_centre(wished.code, centre_id=wished.centre_id).state == "given-up"
