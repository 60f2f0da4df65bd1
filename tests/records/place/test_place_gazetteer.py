"""The places are all there, and agree with each other."""

import csv
from collections import Counter
from importlib.resources import files

import pytest

from records.place.gazetteer import commune, commune_full_name, communes_of, gazetteer, province

QUANG_TRI = "44"
# How many new communes each former district of the province became.
BECAME = dict.fromkeys(["Quảng Trị", "Cồn Cỏ"], 1)
BECAME |= dict.fromkeys(["Đông Hà", "Cam Lộ"], 2) | {"Đồng Hới": 3}
BECAME |= dict.fromkeys(["Gio Linh", "Ba Đồn", "Quảng Ninh"], 4)
BECAME |= dict.fromkeys(["Vĩnh Linh", "Đakrông", "Triệu Phong", "Hải Lăng"], 5)
BECAME |= dict.fromkeys(["Quảng Trạch", "Minh Hóa"], 5) | {"Tuyên Hóa": 6}
BECAME |= dict.fromkeys(["Hướng Hóa", "Bố Trạch", "Lệ Thủy"], 7)


def test_the_country_has_34_provinces_and_3321_communes() -> None:
    assert len(gazetteer().provinces) == 34
    assert len(gazetteer().communes) == 3321


def test_it_had_63_provinces_before() -> None:
    assert len(gazetteer().former_provinces) == 63


def test_quang_tri_has_78_units() -> None:
    kinds = Counter(it.kind for it in communes_of(QUANG_TRI))

    assert kinds == {"xã": 69, "phường": 8, "đặc khu": 1}


def test_a_commune_is_named_as_on_paper() -> None:
    assert commune_full_name("19495") == "xã Gio Linh, tỉnh Quảng Trị"


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        commune("00000")
    with pytest.raises(KeyError):
        province("99")


def test_every_commune_lies_in_a_province_and_in_the_country() -> None:
    for it in gazetteer().communes.values():
        assert it.province in gazetteer().provinces
        assert 6 < it.lat < 24
        assert 102 < it.lon < 118


def test_no_two_communes_of_a_province_share_a_name() -> None:
    names = Counter((it.province, it.name) for it in gazetteer().communes.values())

    assert names.most_common(1)[0][1] == 1


def test_every_former_place_became_communes_in_force() -> None:
    known = gazetteer().communes.keys()
    became = [was.communes for was in gazetteer().former_communes.values()]
    became += [was.communes for was in gazetteer().former_districts.values()]

    assert all(became)
    assert known >= {code for communes in became for code in communes}


def test_every_commune_in_force_came_from_somewhere() -> None:
    taken = {code for was in gazetteer().former_districts.values() for code in was.communes}

    assert taken == gazetteer().communes.keys()


def test_a_former_commune_stayed_within_its_new_province() -> None:
    for was in gazetteer().former_communes.values():
        into = {commune(code).province for code in was.communes}
        assert into == {gazetteer().former_provinces[was.province].province}, was


def test_each_former_district_here_became_as_many_communes_as_the_resolution_says() -> None:
    districts = gazetteer().former_districts.values()
    here = {it.name: len(it.communes) for it in districts if it.province in ("44", "45")}

    assert here == BECAME


def test_wage_regions_are_known_for_this_province_only() -> None:
    known = Counter(it.wage_region for it in gazetteer().communes.values() if it.wage_region)

    assert known == {"II": 5, "III": 37, "IV": 36}
    assert all(it.wage_region for it in communes_of(QUANG_TRI))
    assert commune("19333").wage_region == "II"


def test_wage_regions_say_their_decree_and_how_certain_they_are() -> None:
    (row,) = csv.DictReader(data("wage_regions.csv").splitlines())

    assert (row["province"], row["decree"], row["certainty"]) == (QUANG_TRI, "293/2025/NĐ-CP", "V2")


def test_every_spoken_name_and_zone_stands_for_something_real() -> None:
    places = gazetteer()
    known = {
        "province": places.provinces.keys(),
        "former-province": places.former_provinces.keys(),
        "former-district": places.former_districts.keys(),
        "country": places.countries.keys(),
        "region": places.former_provinces.keys(),
    }
    for said in places.spoken:
        assert known.get(said.kind, set()) >= set(said.stands_for), said
    for zone in places.zones:
        assert {commune(code).province for code in zone.communes} == {QUANG_TRI}


def test_the_data_are_small_and_name_their_sources() -> None:
    folder = files("records.place") / "data"

    assert sum(len(item.read_bytes()) for item in folder.iterdir()) < 1_200_000
    tables = [item.name for item in folder.iterdir() if item.name.endswith(".csv")]
    assert [name for name in tables if name.removesuffix(".csv") not in data("SOURCES.md")] == []


def data(name: str) -> str:
    return (files("records.place") / "data" / name).read_text("utf-8")
