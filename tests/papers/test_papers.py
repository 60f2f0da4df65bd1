"""Every paper is a tagged, titled, Vietnamese PDF in which what people wrote is letters and nothing else."""

import re
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest

from papers.employer_forms import Form03, Form03a
from papers.own import Letter, Reference, Slip, Task, WorkProfile
from papers.paper import Paper, Place
from papers.person_forms import Experience, Form01, Form01a, Form02, Registered
from papers.press import SHEETS, pdf
from papers.starts import Form04, Start
from records.field.scan import scan
from tests.house.test_words import HINTS
from tests.papers.reading import text_of

NOON = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
TEST_STRING = "Nguyễn Thị Ngọc Ẩn, Hồ Văn Pả Ứng, Trường Sơn – 1.500.000 đ"
MARKUP = '#read("/etc/passwd") *đậm* _nghiêng_ $x$ `mã` @nhãn \\ //lề [a](b) <c> #{1}'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"></svg>'

ALL = {
    paper.sheet: paper
    for paper in (
        Form01(name=TEST_STRING, before=(Experience(work="Thợ hàn", time="3 năm"),)),
        Form01a(title=TEST_STRING, places=(Place("Quảng Trị", "Phường Đông Hà"),)),
        Form02(count="1", people=(Registered(TEST_STRING),)),
        Form03(name=TEST_STRING),
        Form03a(title=TEST_STRING, places=(Place("Quảng Trị"),)),
        Form04(lines=(Start(name=TEST_STRING),)),
        Letter(centre="Trung tâm", name=TEST_STRING),
        Slip(number="abcde-23456", centre=TEST_STRING, code=SVG),
        WorkProfile(name=TEST_STRING),
        Reference(name=TEST_STRING, tasks=(Task("Bào gỗ", "alone"),)),
    )
}


def pages(body):
    return int(re.search(rb"/Type/Pages/Count (\d+)", body)[1])


def test_there_is_a_paper_for_every_sheet():
    shared = {"frame", "work"}

    assert ALL.keys() == {path.stem for path in SHEETS.glob("*.typ")} - shared


@pytest.mark.parametrize("sheet", ALL)
def test_a_paper_can_be_read_aloud(sheet):
    body = pdf(ALL[sheet], NOON)

    assert b"/StructTreeRoot" in body
    assert b"<pdfuaid:part>1" in body
    assert b"/Lang(vi" in body
    assert b"/DisplayDocTitle true" in body
    assert b"<dc:title>" in body
    assert text_of(body).count(TEST_STRING) >= 1


@pytest.mark.parametrize("sheet", ALL)
def test_what_is_not_known_is_a_line_to_fill_in(sheet):
    empty = type(ALL[sheet])(**({"code": SVG} if sheet == "slip" else {}))

    assert pages(pdf(empty, NOON)) <= 2


@pytest.mark.parametrize("sheet", ALL)
def test_no_paper_says_anything_of_a_past(sheet):
    said = text_of(pdf(ALL[sheet], NOON))

    assert len(said) > 60
    assert scan(said) == ()
    assert HINTS.search(said) is None


@pytest.mark.parametrize("sheet", ALL)
def test_markup_in_what_people_wrote_is_printed_as_it_is(sheet):
    said = text_of(pdf(_everywhere(ALL[sheet], MARKUP), NOON))

    assert MARKUP in said
    assert "root:" not in said


def test_nothing_outside_the_sheets_can_be_read():
    assert 'read("' not in "".join(path.read_text() for path in SHEETS.glob("*.typ"))


def test_a_mark_stands_at_what_was_chosen_and_nowhere_else():
    said = text_of(pdf(Form01(schooling="primary", manners=("team", "alone")), NOON))

    assert [x.strip() for x in re.findall(r"☒ ([^☐☒]+)", said)] == [
        "Tốt nghiệp Tiểu học", "Làm việc nhóm", "Làm việc độc lập",
    ]  # fmt: skip


def test_the_consent_stands_on_the_forms_in_the_decrees_words():
    consent = (
        "Tôi đã đọc lại và đồng ý để tổ chức dịch vụ việc làm sử dụng các thông tin nói trên "
        "phục vụ cho công tác tư vấn, giới thiệu việc làm, kết nối cung - cầu lao động./."
    )
    for sheet in ("form_01", "form_01a", "form_03", "form_03a"):
        assert consent in text_of(pdf(ALL[sheet], NOON))


def test_long_names_and_sixty_skills_flow_on():
    name = "Nguyễn Phúc Công Tằng Tôn Nữ Ánh Nguyệt Hoàng Thị Quỳnh Như " * 2
    skills = tuple(
        f"Vận hành máy tiện, máy phay, máy bào và máy khoan cần số {n}" for n in range(60)
    )

    body = pdf(WorkProfile(name=name, skills=skills), NOON)

    assert pages(body) == 2
    assert all(skill in text_of(body) for skill in skills)
    assert " ".join(name.split()) in text_of(body)


def test_a_list_of_a_whole_morning_keeps_its_heads_on_every_page():
    body = pdf(Form02(people=(Registered("Hồ Văn Pả"),) * 100), NOON)

    assert pages(body) > 3
    assert text_of(body).count("Hồ Văn Pả") == 100
    assert text_of(body).count("Ngày sinh") == pages(body) - 1


def _everywhere(paper: Paper, text: str) -> Paper:
    """The same paper with a text in each box that takes words."""
    keep = {"code", "sex", "schooling", "training"}
    taken = [x.name for x in fields(paper) if x.type in ("str", "str | None") or _is_text(x)]
    return replace(paper, **{name: text for name in taken if name not in keep})


def _is_text(field):
    return field.type in (str, str | None)
