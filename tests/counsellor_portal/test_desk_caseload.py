"""Handing people over at the desk, and the stage each stands at."""

import pytest

from records.ledger import session
from records.person.queries import keeper


@pytest.fixture
def colleague(world, app):
    known = world.a_counsellor()
    for name in ("Hồ An", "Lê Bình", "Trần Cúc"):
        world.a_seeker(name=name)
    session.commit()
    return known


def test_some_people_are_handed_over_and_leave_the_list(colleague, desk):
    page = desk.get("/desk/caseload")
    codes = [x.get("value") for x in page.tree.iter("input") if x.get("name") == "seeker"]

    page = desk.submit("/caseload", seeker=codes[:2], to=colleague.account_id)

    assert "Đã bàn giao 2 người." in page.text
    assert "Hồ An" not in page.text
    assert "Trần Cúc" in page.text


def test_all_are_handed_over_at_once(colleague, desk):
    desk.get("/desk/caseload")

    page = desk.submit("/caseload", all="yes", to=colleague.account_id)

    assert "Đã bàn giao 3 người." in page.text
    assert "Không có ai để bàn giao" in page.text


def test_without_a_tick_or_a_colleague_the_page_says_so_and_nobody_moves(colleague, desk, world):
    desk.get("/desk/caseload")
    assert "Hãy đánh dấu ít nhất một người." in desk.submit("/caseload", status=422).text

    desk.get("/desk/caseload")
    page = desk.submit("/caseload", all="yes", to="", status=422)

    assert "Chọn một đồng nghiệp của trung tâm." in page.text
    known = world.a_seeker(name="Lý Dũng")
    assert keeper(known.person_id).counsellor_id == world.counsellor.account_id


def test_a_manager_chooses_whose_people_they_hand_over(colleague, visitor, world):
    page = visitor.signed_in_as(world.a_manager()).get("/desk/caseload")
    where = next(x for x in page.links() if x.endswith(f"of={world.counsellor.account_id}"))
    visitor.get(where)

    page = visitor.submit(where.removeprefix("/desk"), all="yes", to=colleague.account_id)

    assert "Đã bàn giao 3 người." in page.text


def test_the_list_shows_and_keeps_a_stage(colleague, desk, world):
    world.a_proposal(world.a_seeker(name="Lý Dũng"), world.a_vacancy())
    session.commit()

    page = desk.get("/desk/seekers?stage=looking")

    assert "Lý Dũng" in page.text
    assert "Hồ An" not in page.text
    assert "Đã đăng ký" in desk.get("/desk/seekers").text
