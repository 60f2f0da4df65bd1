"""A person says how they wish to be told, pauses it, and ends it."""

import pytest

from records.channel.queries import of_seeker, way_of
from records.ledger import session


@pytest.fixture
def seeker(world, visitor):
    known = world.a_seeker(phone="+84912345678")
    session.commit()
    visitor.signed_in_as(known)
    return known


def test_nothing_is_chosen_beforehand_and_the_known_number_is_only_offered(visitor, seeker):
    page = visitor.get("/channel")
    fields = page.fields("/channel")

    assert "way" not in fields
    assert fields["phone"] == "0912 345 678"
    assert "Từ 21:00 đến 7:00 trung tâm không gửi" in page.text
    assert way_of(seeker.seeker.id) == "none"


def test_a_way_needs_its_address(visitor, seeker):
    visitor.get("/channel")
    page = visitor.submit("/channel", way="email", status=422)
    assert len(page.errors) == 1


def test_what_was_chosen_is_told_paused_gone_on_with_and_ended(visitor, seeker):
    visitor.get("/channel")
    page = visitor.submit("/channel", way="sms", phone="0987 654 321")
    assert "Tin nhắn điện thoại: 0987 654 321" in page.text
    assert of_seeker(seeker.seeker.id).how == "screen"

    assert "Đang tạm dừng" in visitor.submit("/pause").text
    assert way_of(seeker.seeker.id) == "none"
    visitor.submit("/resume")
    assert way_of(seeker.seeker.id) == "sms"

    visitor.submit("/channel", way="none")
    kept = of_seeker(seeker.seeker.id)
    assert (kept.way, kept.address) == ("none", "")
