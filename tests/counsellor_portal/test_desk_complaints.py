"""A bad vacancy: told by whoever meets it, a duty until a counsellor decides."""

import pytest

from records.vacancy.queries import card_of
from tests.visitor import Visitor


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def vacancy(world, employer):
    return world.a_vacancy(employer)


@pytest.fixture
def told(app, world, vacancy):
    seeker = Visitor(app).signed_in_as(world.a_seeker())
    seeker.get(f"/vacancies/{vacancy.code}")
    return seeker.submit("/complain", kind="fee")


def test_a_seeker_tells_and_is_thanked(told):
    assert "Trung tâm sẽ xem lại tin này" in told.text


def test_it_is_a_duty_and_the_vacancy_goes_on_when_it_is_settled(desk, vacancy, told):
    page = desk.get("/desk/")
    assert "Tin bị báo có vấn đề" in page.text
    desk.get(next(x for x in page.links() if "/desk/complaints/" in x))
    desk.submit("/settle", status=422)
    page = desk.submit("/settle", reason="Đã gọi, nơi tuyển không thu tiền.")

    assert "Không có tin nào bị báo" in page.text
    assert card_of(vacancy.id).state == "open"


def test_the_vacancy_is_closed_with_it(desk, vacancy, told):
    page = desk.get("/desk/complaints")
    page = desk.get(next(x for x in page.links() if "/desk/complaints/" in x))
    sent = {**page.fields("/settle"), "reason": "Thu tiền thật."}
    desk.post(f"{page.response.request.path}/close", sent)

    assert card_of(vacancy.id).state == "closed"


def test_a_counsellor_notes_what_was_told_at_the_counter(desk, vacancy):
    desk.get(f"/desk/vacancies/{vacancy.code}")
    page = desk.submit("/complain", kind="gone")

    assert "Không còn tuyển" in page.text
    assert "(báo 1 lần)" in page.text


def test_nothing_chosen_is_said_in_words(desk, vacancy):
    desk.get(f"/desk/vacancies/{vacancy.code}")

    assert "Mục này cần có" in desk.submit("/complain").text


def test_the_employer_reads_nothing_of_it(visitor, employer, vacancy, told):
    page = visitor.signed_in_as(employer).get(f"/employer/vacancies/{vacancy.code}")

    assert "có vấn đề" not in page.text
    assert "Đòi nộp tiền" not in page.text
