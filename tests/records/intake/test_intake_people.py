"""Phones, citizen numbers, tax codes and names, as they stand on papers and in spreadsheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.intake.citizen_id import PLACES, CitizenId, read_citizen_id
from records.intake.names import Name, read_name
from records.intake.phones import PREFIXES_OF_2018, Phone, read_phone, read_phones
from records.intake.reasons import Reason, because
from records.intake.tax_code import TaxCode, check_digit, read_tax_code


@pytest.mark.parametrize(
    "written",
    [
        "0912345678",
        "912345678",
        "912345678.0",
        "'0912345678",
        "+84912345678",
        "84912345678",
        "0084 912 345 678",
        "+84 (0) 912 345 678",
        "091.234.5678",
        "0912-345-678",
        "ĐT: 0912 345 678",
        "0912345678 (anh Nam)",
    ],
)
def test_a_mobile_number_in_any_dress(written):
    assert read_phone(written) == Phone("+84912345678", "mobile", written)


@pytest.mark.parametrize(
    "written", ["0233 3852 123", "(0233) 3852123", "2333852123", "+84.233.3852.123"]
)
def test_a_landline(written):
    assert read_phone(written) == Phone("+842333852123", "landline", written)


@pytest.mark.parametrize(("old", "new"), PREFIXES_OF_2018.items())
def test_every_old_prefix_is_brought_up_to_date(old, new):
    for written in (f"0{old}8123456", f"{old}8123456", f"+84 {old} 8123456"):
        assert read_phone(written) == Phone(f"+84{new}8123456", "mobile", written)


def test_a_mobile_number_that_begins_like_the_country_code_keeps_its_first_digits():
    assert read_phone("845678901").e164 == "+84845678901"


def test_a_neighbouring_country_is_reachable_with_its_code():
    assert read_phone("+856 20 5555 1234").kind == "abroad"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("", "phone-missing"),
        ("không có", "phone-unreadable"),
        ("091234567", "phone-unreadable"),
        ("09123456789", "phone-unreadable"),
        ("113", "phone-unreadable"),
        ("9,12E+08", "number-mangled"),
        ("0912345678 / 0905123456", "phone-several"),
    ],
)
def test_what_is_no_phone_number_is_refused(written, key):
    assert read_phone(written).key == key


def test_several_numbers_are_read_where_several_are_asked_for():
    written = "0912 345 678 - 0905 123 456 hoặc 912345678"

    assert [phone.e164 for phone in read_phones(written)] == ["+84912345678", "+84905123456"]
    assert [phone.e164 for phone in read_phones("0912345678")] == ["+84912345678"]
    assert read_phones("0912345678, 123").key == "phone-unreadable"


def test_a_citizen_number_says_sex_and_year():
    read = read_citizen_id("045301000001", sex="female", birth_year=2001)

    assert read == CitizenId("045301000001", "045301000001")
    assert (read.sex, read.birth_year) == ("female", 2001)
    assert (read_citizen_id("044090000002").sex, read_citizen_id("044090000002").birth_year) == (
        "male",
        1990,
    )


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("45301000001", "045301000001"),
        ("45301000001.0", "045301000001"),
        ("1090000002", "001090000002"),
    ],
)
def test_zeros_a_spreadsheet_dropped_come_back_with_a_warning(written, number):
    assert read_citizen_id(written) == CitizenId(
        number, written, (because("citizen-id-zero-restored", number=number),)
    )


def test_what_does_not_fit_warns_and_is_taken():
    read = read_citizen_id("099 301 000 001", sex="male", birth_year=1999)

    assert [warning.key for warning in read.warnings] == [
        "citizen-id-place-unknown",
        "citizen-id-sex-differs",
        "citizen-id-year-differs",
    ]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("", "citizen-id-missing"),
        ("194123456", "citizen-id-nine-digits"),
        ("4.5301E+10", "number-mangled"),
        ("0453010000011", "citizen-id-unreadable"),
        ("3253010000", "citizen-id-unreadable"),
        ("04530100000a", "citizen-id-unreadable"),
    ],
)
def test_what_is_no_citizen_number_is_refused(written, key):
    assert read_citizen_id(written).key == key


def test_there_were_63_provinces():
    assert len(PLACES) == 63


@pytest.mark.parametrize(
    ("dress", "number", "kind"),
    [
        ("{}", "{}", "enterprise"),
        ("{}.0", "{}", "enterprise"),
        ("{}-001", "{}-001", "branch"),
        ("{} - 001", "{}-001", "branch"),
        ("{}001", "{}-001", "branch"),
    ],
)
def test_a_tax_code_in_any_dress(dress, number, kind):
    written = dress.format(CODE)

    assert read_tax_code(written) == TaxCode(number.format(CODE), kind, written)


def test_a_tax_code_gets_its_lost_zero_back():
    assert read_tax_code(CODE[1:]).number == CODE
    assert read_tax_code(f"{CODE[1:]}-002").number == f"{CODE}-002"
    assert read_tax_code("45301000001").number == "045301000001"


def test_a_household_uses_its_owners_number():
    assert read_tax_code("045301000001").kind == "household"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("", "tax-code-missing"),
        ("chưa có", "tax-code-unreadable"),
        ("12345678", "tax-code-unreadable"),
        ("99999999999", "tax-code-unreadable"),
        ("1,23E+09", "number-mangled"),
    ],
)
def test_what_is_no_tax_code_is_refused(written, key):
    assert read_tax_code(written).key == key


@given(st.integers(0, 999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(first_nine, at, more):
    code = f"{first_nine:09}"
    wrong = code[:at] + str((int(code[at]) + more) % 10) + code[at + 1 :]

    assert check_digit(code) != check_digit(wrong)


@pytest.mark.parametrize(
    ("written", "full", "given_name", "suggestion"),
    [
        ("  Nguyễn  Văn\u00a0Ánh ", "Nguyễn Văn Ánh", "Ánh", None),
        ("NGUYỄN VĂN ÁNH", "NGUYỄN VĂN ÁNH", "ÁNH", "Nguyễn Văn Ánh"),
        ("hồ thị ka-rưm", "hồ thị ka-rưm", "ka-rưm", "Hồ Thị Ka-Rưm"),
        ("H' Hen Niê", "H' Hen Niê", "Niê", None),
        ("Lê Hoà", "Lê Hoà", "Hoà", None),
        ("Ðặng Thi\u0323", "Đặng Thị", "Thị", None),
        ("Hồ", "Hồ", "Hồ", None),
    ],
)
def test_a_name_is_cleaned_and_never_rewritten(written, full, given_name, suggestion):
    read = read_name(written)

    assert (read.full, read.given, read.suggestion) == (full, given_name, suggestion)
    assert f"{read.before} {read.given}".strip() == full


@pytest.mark.parametrize(
    ("written", "key"),
    [(" ", "name-missing"), ("Nguyễn 1", "name-unreadable"), ("An " * 40, "name-too-long")],
)
def test_what_is_no_name_is_refused(written, key):
    assert read_name(written).key == key


@given(st.text(max_size=60) | st.text(alphabet="0123456789 +-./E()x", max_size=30))
def test_any_text_is_read_or_refused(text):
    assert isinstance(read_phone(text), Phone | Reason)
    assert isinstance(read_phones(text), tuple | Reason)
    assert isinstance(read_citizen_id(text), CitizenId | Reason)
    assert isinstance(read_tax_code(text), TaxCode | Reason)
    assert isinstance(read_name(text), Name | Reason)


CODE = "012345678" + check_digit("012345678")
