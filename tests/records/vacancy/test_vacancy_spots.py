import pytest

from records.intake.reasons import Reason
from records.vacancy.spots import Spots, read_spots


@pytest.mark.parametrize(
    ("written", "provinces"),
    [
        ("Quảng Trị", ["44"]),
        ("Hà Nội, Đà Nẵng", ["01", "48"]),
        ("Bình Dương", ["79"]),
        ("Hồ Chí Minh, Bình Dương", ["79"]),
        ("Hà Nội & 2 nơi khác", ["01"]),
    ],
)
def test_every_province_named_is_one_spot(written: str, provinces: list[str]) -> None:
    assert [spot["province_code"] for spot in _spots(written).spots] == provinces


def test_two_names_of_one_place_are_one_spot_with_both_names() -> None:
    (spot,) = _spots("Hồ Chí Minh, Bình Dương").spots
    assert spot["written"] == "Hồ Chí Minh, Bình Dương"


def test_a_single_place_keeps_the_whole_cell_as_it_was_written() -> None:
    (spot,) = _spots("Đà Nẵng & 6 nơi khác").spots
    assert spot["written"] == "Đà Nẵng & 6 nơi khác"


def test_a_commune_is_kept_with_its_province() -> None:
    (spot,) = _spots("phường Nam Đông Hà, Quảng Trị").spots
    assert (spot["province_code"], spot["commune_code"]) == ("44", "19351")


def test_a_former_district_is_every_commune_that_holds_its_ground() -> None:
    assert len(_spots("Quận 9, TP HCM").spots) > 1


def test_a_country_needs_no_province() -> None:
    (spot,) = _spots("Nhật Bản").spots
    assert (spot["country"], spot["province_code"]) == ("JP", None)


def test_all_of_viet_nam_is_every_province() -> None:
    assert len(_spots("Toàn quốc").spots) == 34


def test_a_narrow_name_is_looked_for_at_home_first() -> None:
    assert isinstance(read_spots("Đông Hà"), Reason)
    assert {spot["province_code"] for spot in _spots("Đông Hà", "44").spots} == {"44"}


@pytest.mark.parametrize("written", ["Đà Nẵng & 6 nơi khác", "Quảng Trị, Khác", "Huế, nước ngoài"])
def test_what_is_left_out_beside_a_place_is_noted(written: str) -> None:
    assert "place-partly" in _spots(written).notes


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("", "field-required"),
        (" , ", "field-required"),
        ("Khác", "place-unnamed"),
        ("Nước ngoài", "place-country-needed"),
        ("Xyzabc", "place-unknown"),
    ],
)
def test_what_names_no_place_is_refused_with_its_reason(written: str, key: str) -> None:
    refused = read_spots(written)
    assert isinstance(refused, Reason)
    assert refused.key == key


def _spots(written: str, home: str | None = None) -> Spots:
    read = read_spots(written, home)
    assert isinstance(read, Spots)
    return read
