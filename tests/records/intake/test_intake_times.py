"""Experience and days, as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.intake.days import read_day
from records.intake.experience import Experience, read_experience
from records.intake.reasons import Reason, because


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("2 năm", 24, 24),
        ("Không yêu cầu", 0, 0),
        ("Chưa có kinh nghiệm", 0, 0),
        ("ko", 0, 0),
        ("Dưới 1 năm", 0, 12),
        ("1 - 3 năm", 12, 36),
        ("6 tháng - 1 năm", 6, 12),
        ("Từ 1 đến 2 năm", 12, 24),
        ("Trên 5 năm", 60, None),
        ("Hơn 10 năm", 120, None),
        ("tối thiểu 2 năm", 24, None),
        ("2+ năm", 24, None),
        ("5 năm trở lên", 60, None),
        ("6 tháng", 6, 6),
        ("1,5 năm", 18, 18),
        ("1 năm rưỡi", 18, 18),
        ("1 năm 6 tháng", 18, 18),
        ("Một năm kinh nghiệm", 12, 12),
        ("năm năm", 60, 60),
        ("Kinh nghiệm: 3 năm", 36, 36),
        ("2 years", 24, 24),
    ],
)
def test_experience_in_months(written, low, high):
    assert read_experience(written) == Experience(low, high, written)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("", "experience-missing"),
        ("có", "experience-unreadable"),
        ("2", "experience-no-unit"),
        ("3 - 1 năm", "experience-order"),
        ("99 năm", "experience-implausible"),
    ],
)
def test_unclear_experience_is_refused(written, key):
    assert read_experience(written).key == key


def test_a_heading_may_give_the_unit():
    assert read_experience("2", unit="year") == Experience(24, 24, "2")
    assert read_experience("6", unit="month") == Experience(6, 6, "6")


@pytest.mark.parametrize(
    "written",
    [
        "22/11/2026",
        "22-11-2026",
        "22.11.2026",
        "22 / 11 / 2026",
        "ngày 22 tháng 11 năm 2026",
        "ngày22tháng11năm2026",
        "22 tháng 11, 2026",
        "Chủ nhật, ngày 22/11/2026",
        "22/11/2026 08:30",
        "2026-11-22",
        "2026-11-22 08:30",
        "2026-11-22T08:30:00Z",
    ],
)
def test_one_day_in_many_forms(written):
    assert read_day(written) == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("", "day-missing"),
        ("hôm nay", "day-unreadable"),
        ("46348", "day-unreadable"),
        ("22/11/26", "day-short-year"),
        ("1990", "day-incomplete"),
        ("05/1990", "day-incomplete"),
        ("22/11", "day-incomplete"),
        ("31/02/2026", "day-impossible"),
        ("12/25/2026", "day-impossible"),
        ("01/01/0000", "day-impossible"),
    ],
)
def test_unclear_days_are_refused(written, key):
    assert read_day(written) == because(key, **({"written": written} if written else {}))


def test_a_day_out_of_bounds_names_the_bounds():
    bounds = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}

    assert read_day("01/02/2027", **bounds) == because(
        "day-implausible", written="01/02/2027", first="01/01/2026", last="31/12/2026"
    )


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_day_that_is_shown_reads_back(day):
    for written in (
        f"{day:%d/%m/%Y}",
        f"{day.day}-{day.month}-{day.year}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        day.isoformat(),
    ):
        assert read_day(written) == day


@given(st.text(max_size=60) | st.text(alphabet="0123456789/-. nămthágày+", max_size=25))
def test_any_text_is_read_or_refused(text):
    assert isinstance(read_day(text), date | Reason)
    assert isinstance(read_experience(text), Experience | Reason)
