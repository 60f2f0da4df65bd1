"""Courses at the desk: entered, changed, their starts with the seats left, closed; as people read them."""

import pytest

from records.course.queries import of_centre

TYPED = {
    "title": "Hàn cơ bản",
    "provider": "Trường nghề Sông Xanh",
    "commune_code": "xã Gio Linh, tỉnh Quảng Trị",
    "fee": "miễn phí",
    "weeks": "12",
    "trade": "thợ hàn",
    "gives": "hàn MIG",
    "entry": "Từ 16 tuổi.",
}


@pytest.fixture
def here(desk):
    desk.get("/desk/courses/new")
    return desk.submit(**TYPED).response.request.path


def start(day="15", left=""):
    said = {"starts_on-day": day, "starts_on-month": "12", "starts_on-year": "2026"}
    return {**said, "seats": "20", "seats_left": left}


def test_a_course_is_entered_found_without_marks_and_changed(desk, world, here):
    assert "Hàn cơ bản" in desk.get("/desk/courses?q=song+xanh").text
    page = desk.get(f"{here}/edit")
    assert page.fields()["fee"] == "Miễn phí"
    assert "MIG" in page.fields()["gives"]

    assert desk.submit(title="Hàn nâng cao").h1 == "Hàn nâng cao"
    assert of_centre(world.centre_id)[0].fee == 0


def test_starts_are_added_changed_and_removed(desk, world, here):
    desk.get(here)
    assert "15/12/2026: lớp 20 chỗ" in desk.submit("/starts", **start()).text
    assert "đã có ngày khai giảng đó" in desk.submit("/starts", **start(), status=422).text
    desk.get(here)
    more = desk.submit("/starts", **start("20", left="21"), status=422)
    assert "Còn bao nhiêu chỗ" in more.errors[0]

    edit = next(x for x in desk.get(here).links() if "/starts/" in x)
    desk.get(edit)
    assert "còn 3 chỗ (hỏi ngày 23/11/2026)" in desk.submit(**start(left="3")).text
    desk.get(here)
    assert "Đã bỏ đợt khai giảng" in desk.submit("/remove").text
    assert of_centre(world.centre_id)[0].starts == ()


def test_people_read_when_what_it_costs_and_which_support_there_may_be(desk, visitor, here):
    desk.get(here)
    desk.submit("/starts", **start(left="3"))

    page = visitor.get(here.removeprefix("/desk"))

    assert "15/12/2026: còn 3 chỗ" in page.text
    assert "Miễn phí" in page.text
    assert "Từ 16 tuổi." in page.text
    assert "tiền ăn 50.000 đ mỗi ngày học" in page.text
    assert "học phí, nhiều nhất" not in page.text


def test_a_course_whose_starts_are_over_says_so(desk, visitor, clock, here):
    desk.get(here)
    desk.submit("/starts", **start())
    clock.now = clock.now.replace(month=12, day=20)

    page = visitor.get(here.removeprefix("/desk"))

    assert "Khóa này đã khai giảng" in page.text
    assert "15/12/2026" not in page.text


def test_a_closed_course_is_no_longer_browsed_and_is_opened_again(desk, visitor, here):
    desk.get(here)
    desk.submit("/close")
    assert "Hàn cơ bản" not in visitor.get("/courses").text
    desk.get(here)
    desk.submit("/reopen")
    assert "Hàn cơ bản" in visitor.get("/courses").text


def test_who_teaches_stands_on_a_list_to_call_and_leads_to_their_courses(desk, here):
    page = desk.get("/desk/courses/providers")

    assert "Chưa hỏi" in page.text
    assert "Hàn cơ bản" in desk.get(next(x for x in page.links() if "?q=" in x)).text
