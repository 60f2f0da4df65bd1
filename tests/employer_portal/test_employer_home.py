"""The first page and the list: whose turn it is comes first."""

from datetime import timedelta

import pytest

from records.introduction import actions as introductions
from records.ledger import session


def test_a_new_employer_is_told_what_to_do_next(visitor, employer):
    page = visitor.get("/employer/")

    assert page.h1 == "Xưởng cơ khí Bình Minh"
    assert "/employer/vacancies/new" in page.links()
    assert "Chưa có tin nào" in page.text


def test_who_waits_comes_before_the_vacancies(visitor, world, employer):
    an_introduced(world, employer, "Hồ Văn Pả")
    text = visitor.get("/employer/").text

    assert text.index("Hồ Văn Pả") < text.index("Đăng tin tuyển người") < text.index("Cần 2 người")


def test_the_longest_waiting_comes_first_and_is_marked(visitor, world, employer, clock):
    an_introduced(world, employer, "Hồ Văn Pả")
    clock.now += timedelta(days=8)
    an_introduced(world, employer, "Trần Thị Lan")
    text = visitor.signed_in_as(employer).get("/employer/").text

    assert text.index("Hồ Văn Pả") < text.index("Trần Thị Lan")
    assert "Gấp: Chờ 8 ngày" in text


def test_a_proposed_person_is_not_the_employers_turn(visitor, world, employer):
    world.a_proposal(world.a_seeker(), world.a_vacancy(employer))
    text = visitor.get("/employer/introductions").text

    assert "Đang chờ trả lời" not in text
    assert "Mới được đề xuất (1)" in text


def test_an_agreed_interview_is_a_date_to_keep(visitor, invited):
    page = visitor.get("/employer/introductions")

    assert "Lịch phỏng vấn (1)" in page.text
    assert "Đang chờ trả lời" not in page.text


def test_an_interview_that_is_over_waits_for_its_outcome(visitor, employer, invited, clock):
    clock.now += timedelta(hours=6)
    page = visitor.signed_in_as(employer).get("/employer/introductions")

    assert "Đang chờ trả lời (1)" in page.text
    assert f"/employer/introductions/{invited.code}/start" in page.links()


def test_every_page_speaks_english_with_no_key_left(visitor, world, employer):
    made = an_introduced(world, employer, "Hồ Văn Pả")
    pages = ["", "vacancies", "vacancies/new", "introductions"]
    pages += [f"introductions/{made.code}{path}" for path in ("", "/invite", "/decline", "/start")]
    visitor.in_english()

    for path in pages:
        text = visitor.get(f"/employer/{path}").text
        assert not [word for word in text.split() if word.startswith("employer-")], path


def test_a_seeker_is_not_let_in(visitor, world):
    visitor.signed_in_as(world.a_seeker())

    visitor.get("/employer/", status=403)


def an_introduced(world, employer, name):
    vacancy = world.a_vacancy(employer)
    made = world.an_introduction(world.a_seeker(name=name), vacancy, parts=("contact",))
    session.commit()
    return made


@pytest.fixture
def employer(world, visitor):
    known = world.an_employer()
    visitor.signed_in_as(known)
    return known


@pytest.fixture
def invited(world, employer, clock):
    made = an_introduced(world, employer, "Hồ Văn Pả")
    at = clock() + timedelta(hours=5)
    introductions.invite(world.act(employer), made, at=at, where="Cổng số 2")
    session.commit()
    return made
