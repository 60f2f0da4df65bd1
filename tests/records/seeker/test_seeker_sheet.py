import pytest

from records.field.schema import Errors
from records.seeker.sheet import People, PersonRow


def test_a_row_fills_the_form_of_the_counter() -> None:
    row = _read(
        birth_date="02/05/1990", commune="xã Gio Linh", trades="thợ hàn", experience="3 năm"
    )
    assert row.details.name == "Hồ Văn Pả"
    assert row.wishes["commune_code"] == "19495"
    assert row.wishes["years"] == {"7212": 3}


@pytest.mark.parametrize("written", ["912345678", "0912345678", "+84 912 345 678", "912345678.0"])
def test_a_telephone_is_the_same_however_it_is_written(written: str) -> None:
    assert _read(phone=written).details.phone == "+84912345678"


def test_a_citizen_id_gets_its_zero_back_and_a_note() -> None:
    row = _read(citizen_id="45090000123")
    assert row.details.citizen_id == "045090000123"
    assert "citizen-id-zero-restored" in row.notes


def test_a_citizen_id_that_does_not_fit_the_birth_date_is_noted_not_refused() -> None:
    row = _read(citizen_id="045090000123", birth_date="02/05/1985")
    assert "citizen-id-year-differs" in row.notes


def test_the_commune_is_read_from_the_address_when_that_is_sure() -> None:
    assert _read(address="thôn 3, xã Gio Linh").wishes["commune_code"] == "19495"
    assert _read(address="thôn 3").wishes["commune_code"] is None


@pytest.mark.parametrize(
    ("written", "floor"), [("7 - 9 triệu", 7_000_000), ("Tới 8tr", 8_000_000), ("thỏa thuận", None)]
)
def test_the_lower_end_of_a_wish_is_its_floor(written: str, floor: int | None) -> None:
    assert _read(pay=written).wishes["pay_floor"] == floor


def test_what_form_one_asks_is_read_as_people_write_it() -> None:
    row = _read(
        sex="nữ", ethnicity="Vân Kiều", schooling="9/12", training="CNKT không bằng",
        permanent="thôn 3, xã Gio Linh", citizen_id="045090000123",
    )  # fmt: skip
    who, more = row.details, row.details.particulars
    assert (who.sex, who.ethnicity) == ("female", "Bru - Vân Kiều")
    assert (more.permanent_commune, more.permanent_address) == ("19495", "thôn 3, xã Gio Linh")
    assert (who.address, row.wishes["commune_code"]) == ("thôn 3, xã Gio Linh", "19495")
    assert row.wishes["wishes"]["schooling"]["value"] == "lower-secondary"
    assert "citizen-id-sex-differs" in row.notes


def test_words_that_are_not_understood_stay_the_persons_own() -> None:
    row = _read(trades="thợ hàn, gì cũng được", skills="lái tàu vũ trụ", wishes="gần nhà")
    assert row.wishes["trades"] == ["7212"]
    assert row.wishes["own_words"] == "gần nhà\ngì cũng được\nlái tàu vũ trụ"
    assert "words-kept" in row.notes


def test_nothing_printed_of_a_row_says_who_it_is() -> None:
    assert "Pả" not in repr(_read())


@pytest.mark.parametrize(
    ("cells", "column", "key"),
    [
        ({"name": ""}, "name", "field-required"),
        ({"name": "Pả 2"}, "name", "name-unreadable"),
        ({"phone": ""}, "phone", "person-number-needed"),
        ({"phone": "123"}, "phone", "phone-unreadable"),
        ({"citizen_id": "191234567"}, "citizen_id", "citizen-id-nine-digits"),
        ({"birth_date": "1990"}, "birth_date", "day-incomplete"),
        ({"commune": "Gio Linh"}, "commune", "place-which"),
        ({"sex": "x"}, "sex", "choice-unknown"),
        ({"permanent": "trại giam Nghĩa An"}, "permanent", "scan-refused"),
        ({"pay": "7"}, "pay", "pay-no-unit"),
        ({"pay": "500 USD"}, "pay", "field-money"),
        ({"experience": "5"}, "experience", "experience-no-unit"),
    ],
)
def test_what_cannot_be_understood_is_refused_under_its_column(
    cells: dict[str, str], column: str, key: str
) -> None:
    assert _wrong(**cells)[column][0].key == key


def _cells(**cells: str) -> dict[str, str]:
    return {"name": "Hồ Văn Pả", "phone": "0987654321", **cells}


def _read(**cells: str) -> PersonRow:
    read = People(home="44").read(_cells(**cells))
    assert isinstance(read, PersonRow), read
    return read


def _wrong(**cells: str) -> Errors:
    read = People(home="44").read(_cells(**cells))
    assert isinstance(read, dict)
    return read
