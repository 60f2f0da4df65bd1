import pytest

from records.course.sheet import CourseRow, Courses
from records.field.schema import Errors


def test_a_row_is_understood_as_a_whole() -> None:
    facts = _read(fee="2.500.000 đ", length="3 tháng", seats="20 người", gives="hàn MIG").facts
    assert (facts["fee"], facts["weeks"]) == (2_500_000, 13)
    assert [start["seats"] for start in facts["starts"]] == [20]
    assert (facts["commune_code"], facts["trade"]) == ("19363", "7212")
    assert "mig-welding" in facts["gives"]


@pytest.mark.parametrize("written", ["Miễn phí", "miễn phí", "0", "không thu"])
def test_a_course_may_be_free(written: str) -> None:
    assert _read(fee=written).facts["fee"] == 0


def test_a_fee_that_is_not_said_is_not_free() -> None:
    assert _read(fee="").facts["fee"] is None


def test_bare_fees_count_what_their_heading_says() -> None:
    courses = Courses(home="44", headings={"fee": "Học phí (triệu)"})
    read = courses.read(_cells(fee="1,5"))
    assert isinstance(read, CourseRow)
    assert read.facts["fee"] == 1_500_000


def test_a_start_in_words_is_no_day_and_noted() -> None:
    row = _read(starts_on="khi đủ học viên")
    assert [start["starts_on"] for start in row.facts["starts"]] in ([], [None])
    assert "start-unsaid" in row.notes


def test_a_course_without_a_source_is_its_providers() -> None:
    assert _read().ref == ("Trung tâm GDNN", "H1")
    assert Courses("Sở").ref(_cells()).source == "Sở"


@pytest.mark.parametrize(
    ("cells", "column", "key"),
    [
        ({"title": ""}, "title", "field-required"),
        ({"provider": ""}, "provider", "field-required"),
        ({"place": ""}, "place", "field-required"),
        ({"place": "Đông Hà"}, "place", "place-which"),
        ({"place": "Hà Nội"}, "place", "place-commune-needed"),
        ({"fee": "rẻ"}, "fee", "field-money"),
        ({"fee": "7"}, "fee", "field-money"),
        ({"months": "nhiều"}, "months", "course-length-unreadable"),
        ({"length": "3"}, "length", "course-length-no-unit"),
        ({"starts_on": "05/01/27"}, "starts_on", "day-short-year"),
        ({"seats": "0"}, "seats", "field-between"),
    ],
)
def test_what_cannot_be_understood_is_refused_under_its_column(
    cells: dict[str, str], column: str, key: str
) -> None:
    assert _wrong(**cells)[column][0].key == key


def _cells(**cells: str) -> dict[str, str]:
    usual = {"id": "H1", "title": "Hàn điện", "provider": "Trung tâm GDNN", "place": "xã Vĩnh Linh"}
    return {**usual, **cells}


def _read(**cells: str) -> CourseRow:
    read = Courses(home="44").read(_cells(**cells))
    assert isinstance(read, CourseRow), read
    return read


def _wrong(**cells: str) -> Errors:
    read = Courses(home="44").read(_cells(**cells))
    assert isinstance(read, dict)
    return read
