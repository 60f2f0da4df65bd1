"""A person asks to be called back, changes it, takes it back, and reads what came of it."""

from datetime import timedelta

import pytest

from records.call_back import actions, queries
from records.ledger import session

EVENING = {"safe_hours": "evening", "safe_days": ["2", "4"]}


@pytest.fixture
def seeker(world, visitor):
    known = world.a_seeker(phone="+84912345678")
    session.commit()
    visitor.signed_in_as(known)
    return known


def test_every_page_leads_to_it(visitor, seeker):
    assert "/call-back" in visitor.get("/").links()
    assert "/call-back" in visitor.get("/sign-ins").links()


def test_nothing_is_chosen_beforehand_and_the_hours_are_owed(visitor, seeker):
    page = visitor.get("/call-back")
    assert "safe_hours" not in page.fields("/call-back")

    page = visitor.submit("/call-back", number="0987 654 321", status=422)
    assert len(page.errors) == 1
    assert page.fields("/call-back")["number"] == "0987 654 321"


def test_the_wish_is_kept_and_told_and_pressed_again_it_is_the_same(visitor, seeker):
    visitor.get("/call-back")
    page = visitor.submit("/call-back", number="0987 654 321", note="Hỏi ca.", **EVENING)
    assert "Tối, 18:00–20:00 · Thứ Ba, Thứ Năm" in page.text
    assert "Thứ Ba, 24/11/2026, 18:00–20:00" in page.text
    assert "0987 654 321" in page.text

    visitor.submit("/call-back", safe_hours="noon")
    (kept,) = queries.all_of(seeker.seeker.id)
    assert (kept.safe.hours, kept.note) == ("noon", "Hỏi ca.")


def test_today_is_offered_first_until_the_evening_and_then_no_more(visitor, clock, seeker):
    assert "Hôm nay (Thứ Hai)" in visitor.get("/call-back").text
    page = visitor.submit("/call-back", safe_hours="afternoon", safe_days=["1"])
    assert "Trung tâm sẽ gọi số" in page.text
    assert "Hôm nay, Thứ Hai, 23/11/2026, 13:00–17:00" in page.text

    clock.now += timedelta(hours=13)
    visitor.signed_in_as(seeker)
    page = visitor.get("/call-back")
    assert "Hôm nay" not in page.text
    assert "Thứ Hai, 30/11/2026, 13:00–17:00" in page.text


def test_hours_that_are_over_today_are_asked_again(visitor, clock, seeker):
    clock.now += timedelta(hours=4)
    visitor.signed_in_as(seeker)
    visitor.get("/call-back")
    page = visitor.submit("/call-back", safe_hours="morning", safe_days=["1"], status=422)

    assert "Hôm nay đã qua giờ này." in page.errors[0]
    assert queries.wished_by(seeker.seeker.id) is None


def test_words_about_a_past_are_asked_about_once(visitor, seeker):
    visitor.get("/call-back")
    page = visitor.submit("/call-back", note="Tôi mới ra tù.", status=422, **EVENING)

    assert len(page.errors) == 1
    assert queries.wished_by(seeker.seeker.id) is None


def test_a_call_nobody_answered_is_told_and_the_wish_can_be_taken_back(visitor, world, seeker):
    visitor.get("/call-back")
    visitor.submit("/call-back", **EVENING)
    row = queries.row_for_centre(
        queries.wished_by(seeker.seeker.id).code, centre_id=world.centre_id
    )
    actions.miss(world.act(), row)
    session.commit()

    assert "nhưng không gặp" in visitor.get("/call-back").text
    page = visitor.submit("/take-back")
    assert "Trung tâm sẽ không gọi." in page.text
    assert queries.wished_by(seeker.seeker.id) is None


def test_a_wish_that_was_given_up_is_told_above_the_form_until_the_next(visitor, world, seeker):
    visitor.get("/call-back")
    visitor.submit("/call-back", **EVENING)
    (kept,) = queries.all_of(seeker.seeker.id)
    row = queries.row_for_centre(kept.code, centre_id=world.centre_id)
    actions.miss(world.act(), row)
    actions.give_up(world.act(), row, "Không nghe máy.")
    session.commit()

    page = visitor.get("/call-back")
    assert "Trung tâm đã gọi 1 lần, không gặp. Bạn nhờ lại được." in page.text
    assert "không gặp" not in visitor.submit("/call-back", **EVENING).text
