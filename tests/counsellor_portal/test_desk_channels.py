"""At the counter a person's word about how they are told is written down; a trial has its page."""

from dataclasses import replace

import pytest

from records.channel.queries import of_seeker
from records.ledger import session


@pytest.fixture
def seeker(world):
    known = world.a_seeker(name="Nguyễn Thị Đào")
    session.commit()
    return known


def test_their_word_is_written_down_at_the_counter(desk, seeker):
    desk.get(f"/desk/seekers/{seeker.seeker_code}/channel")
    assert desk.submit("/channel", way="zalo", status=422).errors
    page = desk.submit("/channel", way="zalo", phone="0987 654 321")

    assert "Người này đã chọn: Zalo: 0987 654 321" in page.text
    assert of_seeker(seeker.seeker.id).how == "counter"
    assert "Đang tạm dừng" in desk.submit("/pause").text


def test_only_a_trial_leads_to_what_would_have_been_sent(app, world, visitor):
    manager = visitor.signed_in_as(world.a_manager())
    assert "/desk/rehearsals" not in manager.get("/desk/stuck").links()

    before = app.config["SETTINGS"]
    app.config["SETTINGS"] = replace(before, rehearse=True)
    assert "/desk/rehearsals" in manager.get("/desk/stuck").links()
    assert "Chưa có tin nào." in manager.get("/desk/rehearsals").text
    app.config["SETTINGS"] = before
