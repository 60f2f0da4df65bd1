from datetime import date
from typing import Any

import pytest

from records.field.schema import Errors
from records.intake.reasons import Reason
from records.vacancy.listing import Listing, Listings

TODAY = date(2026, 11, 23)
LATER = date(2027, 1, 31)


def test_a_row_is_understood_as_a_whole() -> None:
    facts = _read(pay="9 - 12 triệu", experience="2 năm", places="05 người").facts
    assert facts["trade"] == "7212"
    assert (facts["pay_low"], facts["pay_high"]) == (9_000_000, 12_000_000)
    assert (facts["experience_months"], facts["places"]) == (24, 5)


def test_pay_in_dollars_is_kept_so_and_compared_in_dong() -> None:
    facts = _read(pay="Tới 1.200 USD").facts
    assert (facts["pay_low"], facts["pay_high"], facts["pay_currency"]) == (None, 1200, "USD")
    assert facts["month_high"] > 20_000_000


def test_pay_by_the_day_is_compared_by_the_month() -> None:
    facts = _read(pay="300k/ngày").facts
    assert (facts["pay_low"], facts["pay_period"], facts["month_low"]) == (
        300_000,
        "day",
        7_800_000,
    )


def test_bare_numbers_count_what_their_heading_says() -> None:
    headings = {"pay": "Lương (triệu)", "experience": "Số năm kinh nghiệm"}
    read = Listings(TODAY, "Sàn", headings=headings).read(_cells(pay="7-9", experience="2"))
    assert isinstance(read, Listing)
    assert (read.facts["pay_low"], read.facts["experience_months"]) == (7_000_000, 24)


def test_a_listing_that_names_no_pay_is_taken_and_noted() -> None:
    listing = _read(pay="")
    assert "pay-unsaid" in listing.notes
    assert (listing.facts["pay_low"], listing.facts["pay_written"]) == (None, "")


def test_a_title_that_does_not_say_the_trade_is_taken_and_noted() -> None:
    listing = _read(title="Cơ hội thu nhập cao")
    assert listing.facts["trade"] is None
    assert "trade-unsure" in listing.notes


def test_a_title_that_says_only_its_level_is_taken_there_and_noted() -> None:
    listing = _read(title="Kỹ sư dự án vũ trụ")
    assert listing.facts["trade"] == "2149"
    assert "trade-unsure" in listing.notes


def test_conditions_stated_in_the_text_are_read_and_none_is_made_up() -> None:
    said = "Bao ăn ở, làm ca ngày hoặc ca đêm. Tốt nghiệp THCS trở lên. Không có xe đưa đón."

    assert _read(description=said).facts["terms"] == {
        "accommodation": {"value": ["provided"], "strength": "should"},
        "shift": {"value": ["day", "night"], "strength": "should"},
        "schooling": {"value": "lower-secondary", "strength": "should"},
    }
    assert _read().facts["terms"] == {}


def test_skills_named_are_wanted_and_those_not_understood_are_noted() -> None:
    listing = _read(skills="hàn MIG, lái tàu vũ trụ")
    assert {"concept": "mig-welding", "strength": "should"} in listing.facts["needs"]
    assert "skill-left-out" in listing.notes


@pytest.mark.parametrize(
    ("written", "until"),
    [
        ("31/12/2026", date(2026, 12, 31)),
        ("23/11/2026", TODAY),
        ("22/11/2026", LATER),
        ("Hôm nay", LATER),
        ("4", LATER),
        ("", LATER),
    ],
)
def test_a_last_day_still_to_come_is_kept_and_any_other_is_replaced(
    written: str, until: date
) -> None:
    read = Listings(TODAY, "Sàn", LATER).read(_cells(expires=written))
    assert isinstance(read, Listing)
    assert read.facts["open_until"] == until


@pytest.mark.parametrize(
    ("cells", "column", "key"),
    [
        ({"title": ""}, "title", "field-required"),
        ({"title": "x" * 201}, "title", "field-too-long"),
        ({"pay": "0.0 - 0.0 triệu"}, "pay", "pay-implausible"),
        ({"experience": "nhiều"}, "experience", "experience-unreadable"),
        ({"places": "vài"}, "places", "field-whole"),
        ({"places": "0"}, "places", "field-between"),
        ({"expires": "Hôm nay"}, "expires", "day-unreadable"),
        ({"place": "Khác"}, "place", "place-unnamed"),
    ],
)
def test_what_cannot_be_understood_is_refused_under_its_column(
    cells: dict[str, str], column: str, key: str
) -> None:
    assert _wrong(**cells)[column][0].key == key


def test_every_reason_of_a_row_is_named_at_once() -> None:
    assert set(_wrong(title="", place="", pay="0 triệu")) == {"title", "place", "pay"}


def test_the_digest_changes_with_what_is_said_and_with_nothing_else() -> None:
    first = _digest()
    assert _digest() == first
    assert _digest(level="Nhân viên") == first
    assert _digest(pay="10 triệu") != first
    assert _digest(place="Huế") != first


def test_a_row_without_an_id_keeps_its_name_when_it_is_prolonged() -> None:
    listings = Listings(TODAY, "Sàn")
    first = listings.ref(_cells(id="", expires="30/11/2026"))
    assert listings.ref(_cells(id="", expires="31/12/2026")) == first
    assert listings.ref(_cells(id="", title="Thợ may")) != first


def test_a_row_names_its_own_source_before_the_files() -> None:
    listings = Listings(TODAY, "Sàn")
    assert listings.ref(_cells(source="Báo tỉnh")).source == "Báo tỉnh"
    assert listings.ref(_cells()).source == "Sàn"


def test_a_row_with_no_source_at_all_is_refused() -> None:
    read = Listings(TODAY).read(_cells())
    assert isinstance(read, dict)
    assert read["source"] == (Reason("field-required"),)


def _cells(**cells: str) -> dict[str, str]:
    return {"id": "A1", "title": "Thợ hàn", "place": "Quảng Trị", "pay": "9 triệu", **cells}


def _read(**cells: str) -> Listing:
    read = Listings(TODAY, "Sàn").read(_cells(**cells))
    assert isinstance(read, Listing), read
    return read


def _wrong(**cells: str) -> Errors:
    read = Listings(TODAY, "Sàn").read(_cells(**cells))
    assert isinstance(read, dict)
    return read


def _digest(**cells: str) -> Any:
    return _read(**cells).facts["source_digest"]
