"""After a start at the desk: whom to ask, one press for an answer, a link for the person, the result."""

from datetime import timedelta

import pytest

from records.consent.purposes import FOLLOW_UP
from records.follow_up import actions
from records.ledger import session
from records.placement import actions as placements
from records.seeker.model import Seeker

HOW = {"channel": "call", "hours": "evening", "answers": "only-me"}


@pytest.fixture
def working(world, clock, started):
    """Confirmed, and thirty days at work."""
    placements.confirm(world.act(), started)
    session.commit()
    clock.now += timedelta(days=30)
    return started


@pytest.fixture
def desk(world, working, visitor):
    """The counsellor, thirty days later."""
    return visitor.signed_in_as(world.counsellor)


def test_the_board_says_whom_to_ask_and_takes_the_answer_in_one_press(desk, working):
    page = desk.get("/desk/placements")
    assert "Cần hỏi thăm: 1" in page.text

    page = desk.submit(f"/{working.code}/follow-up")

    assert "Đã ghi: vẫn đang làm" in page.text
    assert "Cần hỏi thăm" not in page.text


def test_a_wrong_press_is_corrected_on_the_persons_page(desk, working):
    desk.get("/desk/placements")
    desk.submit(f"/{working.code}/follow-up")
    desk.get(f"/desk/placements/{working.code}")
    page = desk.submit(f"/{working.code}/follow-up", says="unknown", note="Gọi không được.")

    assert "Chưa rõ" in page.text
    assert "Gọi không được." in page.text


def test_words_that_tell_of_a_past_are_refused_at_their_box(desk, working):
    desk.get(f"/desk/placements/{working.code}")
    page = desk.submit(f"/{working.code}/follow-up", says="still", note="Mới ra tù.", status=422)

    assert len(page.errors) == 1
    assert page.fields("/follow-up")["note"] == "Mới ra tù."


def test_two_sides_that_say_otherwise_are_shown_and_cleared_up(desk, world, working):
    for who, says in ((world.an_employer(), "still"), (world.a_seeker(), "ended")):
        actions.answer(world.act(who), working, after_days=30, says=says)
    page = desk.get("/desk/")
    assert "Hai bên nói khác nhau" in page.text

    page = desk.get(f"/desk/placements/{working.code}")
    assert "Người lao động: đã nghỉ việc; Nơi tuyển: vẫn đang làm" in page.text
    world.clock.now += timedelta(minutes=1)
    page = desk.submit(f"/{working.code}/follow-up", says="still")

    assert "Hai bên nói khác nhau" not in page.text
    assert "Đã nghỉ việc" in desk.get(f"/desk/placements/{working.code}").text


def test_who_agreed_is_asked_as_they_chose_and_gets_a_link(desk, world, working):
    page = desk.get(f"/desk/placements/{working.code}")
    assert "chưa đồng ý được hỏi thăm" in page.text
    world.a_consent(person(working), FOLLOW_UP, **HOW)
    session.commit()

    desk.get(f"/desk/placements/{working.code}")
    page = desk.submit("/link")

    (link,) = [x for x in page.links() if "/answer/" in x]
    assert "vẫn đang đi làm chứ?" in page.text
    assert "Dạo này công việc" in desk.get("/answer/" + link.rpartition("/")[2]).h1


def test_the_result_is_entered_by_a_day_and_that_can_be_taken_back(desk, working):
    page = desk.get(f"/desk/placements/{working.code}")
    assert "chậm nhất ngày 21/12/2026" in page.text

    page = desk.submit("/entered/yes")
    assert "Đã nhập ngày 23/12/2026." in page.text

    page = desk.submit("/entered/no")
    assert "chậm nhất ngày 21/12/2026" in page.text


def test_the_results_are_entered_from_one_list(desk, working):
    assert "Nhập kết quả lên sàn quốc gia: 1" in desk.get("/desk/").text
    page = desk.get("/desk/results")
    assert "chậm nhất 21/12/2026" in page.text
    assert "2 – từ 5 đến dưới 10 triệu" in page.text

    page = desk.submit("/entered/yes")

    assert "Không còn kết quả nào chờ nhập" in page.text


def test_a_persons_page_shows_how_it_went(desk, world, working):
    actions.answer(world.act(), working, after_days=30, says="still")
    code = person(working).code

    assert "Sau 30 ngày · Trung tâm: vẫn đang làm" in desk.get(f"/desk/seekers/{code}").text


def person(placement):
    return session.get_one(Seeker, placement.seeker_id)
