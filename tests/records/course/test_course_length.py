import pytest

from records.course.length import read_weeks
from records.intake.reasons import Reason


@pytest.mark.parametrize(
    ("written", "weeks"),
    [
        ("6 tuần", 6),
        ("3 tháng", 13),
        ("1,5 tháng", 7),
        ("45 ngày", 6),
        ("2 ngày", 1),
        ("1 năm", 52),
        ("Khoảng 3 tháng", 13),
        ("3 months", 13),
    ],
)
def test_a_length_is_whole_weeks(written: str, weeks: int) -> None:
    assert read_weeks(written) == weeks


def test_a_bare_number_counts_what_its_heading_says() -> None:
    assert read_weeks("3", unit="month") == 13
    assert read_weeks("3", unit="week") == 3


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("3", "course-length-no-unit"),
        ("120 giờ", "course-length-unreadable"),
        ("0 tuần", "course-length-unreadable"),
        ("20 năm", "course-length-unreadable"),
        ("sẽ báo sau", "course-length-unreadable"),
    ],
)
def test_what_is_not_sure_is_asked_back(written: str, key: str) -> None:
    read = read_weeks(written)
    assert isinstance(read, Reason)
    assert read.key == key
