"""Real traps of the province: names that moved, split or are shared are asked, never guessed."""

import pytest

from records.place.gazetteer import commune_full_name, gazetteer
from records.place.look_up import Answer, look_up

QUANG_TRI = "44"
GIO_LINH, HAI_LANG, DAKRONG, VINH_LINH = "19495", "19702", "19564", "19363"


@pytest.mark.parametrize("written", ["Gio Linh", "gio linh", "GIO LINH", "Gio linh, Quảng Trị"])
def test_gio_linh_is_the_commune_or_the_whole_former_district(written: str) -> None:
    answer = look_up(written)

    assert (answer.state, answer.reason) == ("ask", "several-places")
    assert [found.kind for found in answer.places] == ["commune", "former-district"]
    assert answer.places[0].codes == (GIO_LINH,)
    assert len(answer.places[1].codes) == 4


def test_vinh_linh_in_speech_has_five_communes() -> None:
    commune_in_force, district = look_up("Vĩnh Linh").places

    assert commune_in_force.codes == (VINH_LINH,)
    assert len(district.codes) == 5


def test_a_district_written_as_one_is_sure() -> None:
    answer = look_up("huyện Gio Linh")

    assert answer.state == "sure"
    assert answer.places[0].kind == "former-district"
    assert answer.places[0].label == ("huyện Gio Linh", "tỉnh Quảng Trị")


def test_dong_ha_offers_the_ward_the_old_city_and_nam_dong_ha() -> None:
    answer = look_up("dong ha", within=QUANG_TRI)

    assert answer.state == "ask"
    assert [found.codes for found in answer.places] == [("19333",), ("19333", "19351"), ("19351",)]
    assert answer.places[2].why == "longer-name"


def test_numbered_wards_exist_in_two_towns() -> None:
    answer = look_up("Phường 1", within=QUANG_TRI)

    assert answer.state == "ask"
    assert codes(answer) == {("19333",), ("19360",)}
    assert sure_codes(look_up("Phường 1, thị xã Quảng Trị")) == ("19360",)


@pytest.mark.parametrize("name", ["Hải Phú", "Cam Thủy", "Tân Thành"])
def test_names_two_old_communes_share_are_asked(name: str) -> None:
    answer = look_up(name, within=QUANG_TRI)

    assert answer.state == "ask"
    assert len(answer.places) == 2


def test_tan_thanh_is_new_in_minh_hoa_and_old_in_huong_hoa() -> None:
    assert codes(look_up("Tân Thành", within=QUANG_TRI)) == {("18919",), ("19432",)}
    assert sure_codes(look_up("xã Tân Thành, huyện Hướng Hóa, Quảng Trị")) == ("19432",)
    assert sure_codes(look_up("xã Tân Thành, tỉnh Quảng Trị")) == ("18919",)
    assert look_up("xã Tân Thành, Quảng Trị").state == "ask"


def test_marks_tell_quang_tien_from_quang_tien() -> None:
    assert sure_codes(look_up("xã Quảng Tiên", within=QUANG_TRI)) == ("19075",)
    assert sure_codes(look_up("xã Quảng Tiến", within=QUANG_TRI)) == ("19030",)
    assert codes(look_up("xa quang tien", within=QUANG_TRI)) == {("19075",), ("19030",)}


def test_marks_tell_quang_phu_from_quang_phu() -> None:
    assert sure_codes(look_up("Quang Phú", within=QUANG_TRI)) == ("18859",)
    assert sure_codes(look_up("Quảng Phú", within=QUANG_TRI)) == ("19021",)
    assert look_up("quang phu", within=QUANG_TRI).state == "ask"


def test_the_new_my_thuy_is_not_the_old_one() -> None:
    assert codes(look_up("Mỹ Thủy", within=QUANG_TRI)) == {("19741",), ("19291",)}
    assert sure_codes(look_up("xã Mỹ Thủy, huyện Lệ Thủy")) == ("19291",)


def test_the_new_hoa_trach_is_not_the_old_one() -> None:
    assert codes(look_up("Hoà Trạch", within=QUANG_TRI)) == {("19033",), ("19111",)}
    assert sure_codes(look_up("Hòa Trạch, Bố Trạch")) == ("19111",)


def test_minh_hoa_is_two_communes_and_a_district() -> None:
    answer = look_up("Minh Hóa", within=QUANG_TRI)

    assert answer.state == "ask"
    assert {("18901",), ("18943",)} < codes(answer)
    assert [found.kind for found in answer.places].count("former-district") == 1
    assert look_up("xã Minh Hóa, huyện Minh Hóa, Quảng Bình").state == "ask"


def test_quang_tri_is_a_province_a_ward_and_an_old_town() -> None:
    answer = look_up("Quảng Trị", within=QUANG_TRI)

    assert answer.state == "ask"
    assert [found.codes for found in answer.places] == [(QUANG_TRI,), ("19360",)]


def test_quang_ninh_is_a_commune_here_and_a_province_there() -> None:
    answer = look_up("Quảng Ninh")

    assert answer.state == "ask"
    assert answer.places[0].codes == ("22",)
    assert ("19207",) in codes(answer)
    assert sure_codes(look_up("tỉnh Quảng Ninh")) == ("22",)
    assert sure_codes(look_up("xã Quảng Ninh, tỉnh Quảng Trị")) == ("19207",)


def test_ai_tu_the_town_went_to_trieu_phong_and_the_name_to_another_commune() -> None:
    assert codes(look_up("Ái Tử")) == {("19669",), ("19624",)}


def test_a_split_commune_is_asked_part_by_part() -> None:
    was = next(it for it in gazetteer().former_communes.values() if len(it.communes) == 3)
    district = gazetteer().former_districts[was.district]
    answer = look_up(f"{was.kind} {was.name}, {district.kind} {district.name}")

    assert (answer.state, answer.reason) == ("ask", "split-commune")
    assert codes(answer) == {(code,) for code in was.communes}
    assert {found.why for found in answer.places} == {"former-commune-part"}


def test_old_district_nine_of_the_city_is_understood() -> None:
    answer = look_up("Q.9")

    assert answer.state == "sure"
    assert answer.places[0].label == ("quận 9", "thành phố Hồ Chí Minh")
    assert look_up("P. Hiệp Phú, Q9, TP.HCM").places[0].codes == ("26842",)


def test_a_commune_merged_before_2025_is_asked() -> None:
    answer = look_up("xã Triệu Vân, huyện Triệu Phong")

    assert (answer.state, answer.reason) == ("ask", "older-commune")
    assert codes(answer) == {("19639",)}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("KCN Quán Ngang", {GIO_LINH}),
        ("khu công nghiệp Nam Đông Hà", {"19351"}),
        ("KCN Tây Bắc Hồ Xá", {VINH_LINH}),
        ("cảng Mỹ Thủy", {"19741"}),
        ("KKT Đông Nam Quảng Trị", {"19495", "19496", "19639", "19654", "19699", "19741"}),
    ],
)
def test_a_zone_is_asked_however_clear_it_looks(written: str, expected: set[str]) -> None:
    answer = look_up(written)

    assert (answer.state, answer.reason) == ("ask", "zone")
    assert {code for found in answer.places for code in found.codes} == expected


def sure_codes(answer: Answer) -> tuple[str, ...] | None:
    return answer.places[0].codes if answer.state == "sure" else None


def codes(answer: Answer) -> set[tuple[str, ...]]:
    return {found.codes for found in answer.places}


def full_name_answer(code: str) -> Answer:
    return look_up(commune_full_name(code))
