"""Vacancies say where in many shapes; each place is understood, kept as sure as it is, or not."""

import csv
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.place.places_of_work import Listing, Refused, places_of_work

GIO_LINH_DISTRICT = ("19495", "19496", "19501", "19537")


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("Hà Nội", ["01"]),
        ("ha noi", ["01"]),
        ("TP. Hồ Chí Minh", ["79"]),
        ("TPHCM, Hà Nội", ["79", "01"]),
        ("Hà Nội Hồ Chí Minh Đà Nẵng", ["01", "79", "48"]),
        ("Hồ Chí Minh - Hà Nội", ["79", "01"]),
        ("Hà Nội và Hải Phòng", ["01", "31"]),
        ("Đà Nẵng/Huế", ["48", "46"]),
        ("Hà Nội | Đà Nẵng; Cần Thơ", ["01", "48", "92"]),
        ("Bà Rịa - Vũng Tàu", ["79"]),
        ("Bà Rịa-Vũng Tàu, Đồng Nai", ["79", "75"]),
        ("Thừa Thiên- Huế", ["46"]),
        ("Dak Lak Dak Nông Lâm Đồng", ["66", "68", "68"]),
        ("Đắc Nông", ["68"]),
        ("Bắc Cạn Thái Nguyên", ["19", "19"]),
        ("Khánh Hoà", ["56"]),
        ("Hà Nam Ninh Bình", ["37", "37"]),
        ("Phú Thọ Hòa Bình", ["25", "25"]),
        ("Tỉnh Quảng Trị", ["44"]),
        ("Hà Nội, Hà Nội", ["01"]),
        ("Quảng Ninh, Quảng Trị", ["22", "44"]),
    ],
)
def test_lists_of_provinces(written: str, codes: list[str]) -> None:
    listing = places_of_work(written)

    assert [place.codes[0] for place in listing.places] == codes
    assert {place.kind for place in listing.places} == {"province"}
    assert listing.refused == ()


@pytest.mark.parametrize("written", ["Bình Dương", "Bình Dương (cũ)", "tỉnh Bình Dương"])
def test_an_old_province_becomes_the_new_one_and_remembers(written: str) -> None:
    (place,) = places_of_work(written).places

    assert (place.codes, place.former) == (("79",), ("74",))


def test_the_city_and_an_old_province_now_in_it_stay_two_places() -> None:
    places = places_of_work("Hồ Chí Minh, Bình Dương").places

    assert [(p.codes, p.former) for p in places] == [(("79",), ()), (("79",), ("74",))]


def test_places_that_are_counted_but_not_named() -> None:
    listing = places_of_work("Hà Nội & 2 nơi khác")

    assert [place.codes for place in listing.places] == [("01",)]
    assert listing.more == 2


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Toàn quốc", "anywhere"),
        ("Việt Nam", "anywhere"),
        ("Nước ngoài", "abroad"),
        ("Quốc tế", "abroad"),
        ("Nhật Bản", "country"),
        ("Phnompenh", "country"),
        ("KV Bắc Trung Bộ", "region"),
        ("Các tỉnh miền Trung", "region"),
        ("Remote", "from-home"),
    ],
)
def test_wider_than_a_province(written: str, kind: str) -> None:
    (place,) = places_of_work(written).places

    assert place.kind == kind


def test_a_region_is_its_provinces_in_force() -> None:
    (place,) = places_of_work("KV Bắc Trung Bộ").places

    assert place.codes == ("38", "40", "42", "44", "46")
    assert "45" in place.former


def test_a_region_beside_provinces_without_commas() -> None:
    places = places_of_work("Cần Thơ Đồng Bằng Sông Cửu Long An Giang").places

    assert [place.kind for place in places] == ["province", "region", "province"]


def test_a_district_counts_with_the_city_after_it() -> None:
    (place,) = places_of_work("Quận 9, TP HCM").places

    assert (place.kind, place.written, place.former) == ("former-district", "Quận 9", ("763",))


def test_two_districts_beside_each_other_are_two_places() -> None:
    places = places_of_work("Quận 1, Quận 3, TP HCM").places

    assert [place.former for place in places] == [("760",), ("770",)]


def test_a_head_with_its_districts() -> None:
    places = places_of_work("Hà Nội: Cầu Giấy, Nam Từ Liêm").places

    assert [place.written for place in places] == ["Cầu Giấy", "Nam Từ Liêm"]
    assert {place.kind for place in places} == {"former-district"}


def test_a_commune_inside_a_district_is_one_place() -> None:
    (place,) = places_of_work("P. Hiệp Phú, Quận 9, TP HCM").places

    assert (place.kind, place.codes) == ("commune", ("26842",))


def test_a_shared_name_is_kept_as_wide_as_it_is_sure() -> None:
    listing = places_of_work("Gio Linh, Quảng Trị")

    assert [place.codes for place in listing.places] == [GIO_LINH_DISTRICT]
    assert listing.unclear == ("Gio Linh",)


def test_a_zone_is_unclear_and_its_district_kept() -> None:
    listing = places_of_work("Lô A1, KCN Quán Ngang, Gio Linh, Quảng Trị")

    assert [place.codes for place in listing.places] == [GIO_LINH_DISTRICT]
    assert "KCN Quán Ngang" in listing.unclear


def test_a_street_changes_nothing() -> None:
    listing = places_of_work("Tầng 5 tòa nhà Sao Mai, Hà Nội")

    assert [place.codes for place in listing.places] == [("01",)]
    assert listing.unclear == ()


def test_home_settles_where_a_bare_name_is_looked_for() -> None:
    assert places_of_work("Đông Hà").refused == (Refused("Đông Hà", "several-places"),)
    (place,) = places_of_work("Đông Hà", home="44").places
    assert place.codes == ("19333", "19351")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        *(("", "nothing-written"), (", ,", "nothing-written"), ("Khác", "unnamed-place")),
        *(("Hành tinh khác", "no-such-place"), ("Quang Trj", "spelling")),
        ("Tân Thành", "several-places"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_reason(written: str, why: str) -> None:
    listing = places_of_work(written)

    assert [refused.why for refused in listing.refused] == [why]
    assert listing.places == ()


@given(st.text(max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    listing = places_of_work(text)

    assert listing.places or listing.refused


def test_nearly_all_real_listings_are_understood() -> None:
    if not (shared := os.environ.get("LOIVE_SHARED")):
        pytest.skip("LOIVE_SHARED does not name the folder with the real listings")
    path = Path(shared) / "data" / "vn_vacancies" / "listings.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        listings = [places_of_work(row["location"]) for row in csv.DictReader(file)]

    assert sum(map(understood, listings)) >= 0.99 * len(listings)


def understood(listing: Listing) -> bool:
    return bool(listing.places) and not listing.refused
