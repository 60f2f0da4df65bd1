"""Starts of work at the desk: confirmed, disputed, corrected, ended."""

import pytest

from records.placement import actions as placements
from records.seeker.queries import wishes_of

VERBS = ("confirm", "dispute", "correct", "end", "fall-through")


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        ("reported", {"confirm", "dispute", "correct", "end"}),
        ("confirmed", {"correct", "end"}),
        ("disputed", {"confirm", "correct", "fall-through"}),
        ("ended", set()),
    ],
)
def test_only_what_the_lifecycle_allows_is_offered(desk, world, started, state, offered):
    bring(world, started, state)
    page = desk.get(f"/desk/placements/{started.code}")

    assert {verb for verb in VERBS if f"/{started.code}/{verb}" in page.html} == offered


@pytest.mark.parametrize(
    ("state", "where", "words"),
    [
        ("reported", "", "Chờ xác nhận: 1"),
        ("confirmed", "", "Đang đi làm"),
        ("disputed", "", "Cần làm rõ: 1"),
        ("ended", "?show=over", "Đã nghỉ việc"),
    ],
)
def test_the_board_shows_a_placement_under_its_state(desk, world, started, state, where, words):
    bring(world, started, state)

    page = desk.get(f"/desk/placements{where}")

    assert words in page.text
    assert f"/desk/placements/{started.code}" in page.links()


def test_an_empty_list_says_where_placements_come_from(desk):
    assert "Chưa có ai vào làm" in desk.get("/desk/placements").text


def test_a_dispute_keeps_its_reason(desk, started):
    desk.get(f"/desk/placements/{started.code}/dispute")
    assert desk.submit(status=422).errors

    page = desk.submit(reason="Người này nói tuần sau mới đi.")

    assert started.state == "disputed"
    assert "Người này nói tuần sau mới đi." in page.text


def test_a_correction_is_a_new_version_that_waits_for_confirmation(desk, world, started):
    bring(world, started, "confirmed")
    desk.get(f"/desk/placements/{started.code}/correct")
    page = desk.submit(**{"started_on-day": "20", "pay_written": "9 triệu"})

    assert (started.version, started.state) == (2, "reported")
    assert "20/11/2026" in page.text
    assert "9 triệu" in page.text


def test_the_form_of_a_correction_holds_what_was_reported(desk, started):
    page = desk.get(f"/desk/placements/{started.code}/correct")

    assert page.fields("/correct")["started_on-day"] in ("23",)


def test_an_end_has_its_day_and_its_reason(desk, started):
    desk.get(f"/desk/placements/{started.code}/end")
    page = desk.submit(
        **{"ended_on-day": "23", "ended_on-month": "11", "ended_on-year": "2026"},
        reason="Xa nhà quá.",
        learnt="Cần chỗ làm gần nhà.",
    )

    assert started.state == "ended"
    assert "Xa nhà quá." in page.text
    assert "Cần chỗ làm gần nhà." in page.text
    assert f"/desk/seekers/{started_by(started)}/matches" in page.links()


def test_of_a_start_that_never_was_nothing_is_asked_or_entered(desk, world, started):
    bring(world, started, "disputed")
    desk.get(f"/desk/placements/{started.code}/fall-through")
    assert desk.submit(status=422).errors

    page = desk.submit(reason="Hôm đó không đến.")

    assert "Người này không đi làm như đã báo." in page.text
    assert "Hôm đó không đến." in page.text
    assert not any(word in page.text for word in ("Hỏi thăm", "Ngày nghỉ", "Đã nhập"))
    assert "chưa hề đi làm" in desk.get("/desk/placements?show=over").text


def test_an_end_without_a_reason_is_asked_again(desk, started):
    desk.get(f"/desk/placements/{started.code}/end")
    page = desk.submit(
        **{"ended_on-day": "23", "ended_on-month": "11", "ended_on-year": "2026"}, status=422
    )

    assert len(page.errors) == 1
    assert page.fields("/end")["ended_on-day"] == "23"


@pytest.mark.parametrize(("verb", "box"), [("correct", "started_on"), ("end", "ended_on")])
def test_a_day_far_away_is_refused_at_its_box(desk, world, started, verb, box):
    bring(world, started, "confirmed")
    desk.get(f"/desk/placements/{started.code}/{verb}")
    said = {f"{box}-day": "3", f"{box}-month": "9", f"{box}-year": "1900"}
    more = {"reason": "Xa nhà quá."} if verb == "end" else {"pay_written": "9 triệu"}
    page = desk.submit(**said, **more, status=422)

    assert len(page.errors) == 1
    assert page.fields(f"/{verb}").items() >= (said | more).items()


def started_by(placement):
    return wishes_of(placement.seeker_id).code


def bring(world, placement, state):
    act = world.act()
    if state == "confirmed":
        placements.confirm(act, placement)
    if state == "disputed":
        placements.dispute(act, placement, reason="Chưa thấy.")
    if state == "ended":
        placements.end(act, placement, ended_on=act.today, reason="Xa nhà.")
