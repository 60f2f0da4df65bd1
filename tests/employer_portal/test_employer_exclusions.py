"""Whom a vacancy can't take: an optional page in calm words, and what others read of it."""

import pytest

from records.exclusion.queries import of_vacancy
from tests.house.test_words import HINTS

GUARD = {"title": "Nhân viên bảo vệ", "trade": "5401"}


@pytest.fixture
def employer(world, visitor):
    known = world.an_employer()
    visitor.signed_in_as(known)
    return known


def page_of(visitor, vacancy):
    return visitor.get(f"/employer/vacancies/{vacancy.code}/exclusions")


def test_nothing_is_written_beforehand_and_case_by_case_is_chosen(world, visitor, employer):
    page = page_of(visitor, world.a_vacancy(employer))

    assert page.fields("/exclusions")["kind"] == ["case"]
    assert "Không bắt buộc" in page.text
    assert not HINTS.search(page.text)


def test_the_law_is_offered_only_for_its_trade(world, visitor, employer):
    assert "Vì luật quy định" in page_of(visitor, world.a_vacancy(employer, **GUARD)).html
    welder = page_of(visitor, world.a_vacancy(employer))
    assert 'value="legal"' not in welder.html
    assert "OCC-GUARD" not in welder.html


def test_it_is_written_read_by_everybody_in_the_same_words_and_removed(
    world, visitor, employer, today
):
    vacancy = world.a_vacancy(employer, **GUARD)
    page_of(visitor, vacancy)
    visitor.submit("/exclusions", whom="schooling", kind="legal", rule_id="OCC-GUARD")
    visitor.submit("/exclusions", whom="age", kind="duty", duty="alone")
    own = visitor.get(f"/employer/vacancies/{vacancy.code}")
    for said in ("Theo luật: NĐ 96/2016 Đ.32.1", "Vì công việc có: Làm một mình ban đêm."):
        assert said in own.text

    seeker = world.a_seeker(trades=["5401"])
    open_page = visitor.get(f"/vacancies/{vacancy.code}")
    visitor.signed_in_as(world.counsellor)
    pair = visitor.get(f"/desk/seekers/{seeker.seeker_code}/vacancies/{vacancy.code}")
    for page in (open_page, pair, visitor.get(f"/desk/vacancies/{vacancy.code}")):
        assert "Người chưa đủ 18 tuổi" in page.text
        assert "Theo luật: NĐ 96/2016 Đ.32.1" in page.text
    assert not HINTS.search(open_page.text)

    visitor.signed_in_as(employer)
    page_of(visitor, vacancy)
    for _ in range(2):
        visitor.submit("/remove")
    assert of_vacancy(vacancy.id, today=today) == ()


def test_a_law_that_does_not_fit_is_refused_at_its_box(world, visitor, employer):
    vacancy = world.a_vacancy(employer, **GUARD)
    page_of(visitor, vacancy)

    page = visitor.submit("/exclusions", whom="age", kind="legal", rule_id="OCC-GUARD", status=422)

    assert "Quy định này không áp dụng" in page.errors[0]
    assert page.fields()["whom"] == ["age"]


def test_words_about_a_past_are_refused_at_the_box(world, visitor, employer):
    page_of(visitor, world.a_vacancy(employer))

    page = visitor.submit("/exclusions", whom="other", whom_words="Người có tiền án", status=422)

    assert "“Người có tiền án”" in page.errors[0]


def test_anothers_vacancy_is_not_there(world, visitor, employer):
    other = world.a_vacancy()

    visitor.get(f"/employer/vacancies/{other.code}/exclusions", status=404)
    visitor.get(f"/employer/vacancies/{world.a_vacancy(employer).code}/exclusions")
    token = visitor.page.fields()
    visitor.post(
        f"/employer/vacancies/{other.code}/exclusions", token | {"whom": "age"}, status=404
    )


@pytest.fixture
def today(world):
    return world.act().today
