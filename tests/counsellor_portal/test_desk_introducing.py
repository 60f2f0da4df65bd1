"""The shortlist, and introducing one or many: what each comes to, why, and taking it back."""

from datetime import timedelta

import pytest

from records.employer import actions as employers
from records.introduction.model import Introduction
from records.ledger import session
from records.suggestion.overruling import OTHERS

COOK = "5120"


@pytest.fixture
def several(world):
    """A seeker, and two vacancies of two employers that suit."""
    return world.a_seeker(name="Lê Thị Cúc"), world.a_vacancy(), world.a_vacancy(title="Thợ cơ khí")


@pytest.fixture
def matches(several):
    return f"/desk/seekers/{several[0].seeker.code}/matches"


def tick(desk, at, *vacancies, do):
    desk.get(at)
    return desk.submit(action="/shortlist", tick=[x.code for x in vacancies], do=do)


def test_what_is_kept_stands_on_both_sides_until_it_is_struck(desk, several, matches):
    seeker, vacancy, _ = several

    page = tick(desk, matches, vacancy, do="keep")

    assert "Danh sách ngắn" in page.text
    at_vacancy = f"/desk/vacancies/{vacancy.code}"
    assert "Danh sách ngắn" in desk.get(at_vacancy).text
    desk.submit(action="/shortlist", do="strike", tick=seeker.seeker.code)
    assert "Bỏ khỏi danh sách" not in desk.get(matches).text


def test_what_was_introduced_leaves_the_shortlist_by_itself(desk, several, matches):
    tick(desk, matches, several[1], do="keep")

    desk.submit(action="/introduce")

    assert "Bỏ khỏi danh sách" not in desk.get(matches).text


def test_several_are_introduced_at_once_and_a_second_press_is_the_first(desk, several, matches):
    tick(desk, matches, *several[1:], do="introduce")
    sent = desk.page.fields()
    where = f"/desk/seekers/{several[0].seeker.code}/introduce"

    page = desk.post(where, sent)

    assert "2 thẻ không tên" in page.text
    assert page.text.count("Mở lần giới thiệu") == 2
    assert desk.post(where, sent).text.count("Mở lần giới thiệu") == 2


def test_who_cannot_be_introduced_is_told_beforehand_and_left_out(desk, world, several, matches):
    firm = world.an_employer()
    employers.arrange(
        world.act(), employers.locked(firm.employer_id), welcomes_everyone=False, monthly_cap=1
    )
    two = world.a_vacancy(firm), world.a_vacancy(firm, title="Thợ cắt")

    page = tick(desk, matches, *two, do="introduce")

    assert "đủ người giới thiệu" in page.text
    assert page.text.count("Giới thiệu được") == 1
    assert "1 thẻ không tên" in desk.submit().text


def test_whoever_overrules_the_ranking_says_why_in_a_line_without_a_past(desk, world, several):
    cook = world.a_vacancy(title="Đầu bếp", trade=COOK, needs=[])
    world.a_crowd(of=OTHERS, trades=[COOK], years={COOK: 3}, held={})
    desk.get(f"/desk/seekers/{several[0].seeker.code}/vacancies/{cook.code}")

    asked = desk.submit(action="/introduce", status=422)

    assert f"ít nhất {OTHERS} người phù hợp hơn" in asked.text
    assert not asked.errors
    assert desk.submit(status=422, why="").errors
    assert desk.submit(status=422, why="Vừa ra tù, cần việc ngay").errors
    done = desk.submit(why="Đã tự nấu ăn ở quán của mẹ ba năm")
    assert "Đã tự nấu ăn ở quán của mẹ" in done.text


def test_what_was_just_done_is_taken_back_but_not_much_later(desk, clock, several, matches):
    _, one, other = several
    tick(desk, matches, one, do="introduce")
    desk.submit()

    assert "Đã rút lại 1 lượt" in desk.submit(action="/undo/introductions").text

    tick(desk, matches, other, do="introduce")
    desk.submit()
    sent = desk.page.fields("/undo/introductions")
    clock.now += timedelta(minutes=11)
    assert "Không rút lại được" in desk.post("/desk/undo/introductions", sent).text


def test_nothing_ticked_is_said_and_leads_back(desk, matches):
    assert "Chưa đánh dấu dòng nào" in tick(desk, matches, do="introduce").text


def test_who_unticks_all_introduces_nobody(desk, several, matches):
    page = tick(desk, matches, *several[1:], do="introduce")
    assert "Giới thiệu các dòng đã đánh dấu" in page.text

    desk.submit(status=409, tick=[])

    assert session.query(Introduction).count() == 0
