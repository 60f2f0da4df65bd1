"""Any spelling finds its place; a moved, split or shared name is asked, never guessed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.text import fold
from records.place.gazetteer import commune, commune_full_name, communes_of, gazetteer
from records.place.look_up import Answer, look_up

QUANG_TRI = "44"
GIO_LINH, HAI_LANG, DAKRONG, VINH_LINH = "19495", "19702", "19564", "19363"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("xã Gio Linh, tỉnh Quảng Trị", GIO_LINH),
        ("Xã Gio Linh, Tỉnh Quảng Trị", GIO_LINH),
        ("XÃ GIO LINH, TỈNH QUẢNG TRỊ", GIO_LINH),
        ("xã Gio Linh tỉnh Quảng Trị", GIO_LINH),
        ("xa gio linh, tinh quang tri", GIO_LINH),
        ("xa gio linh quang tri", GIO_LINH),
        ("X. Gio Linh, T. Quảng Trị", GIO_LINH),
        ("x.gio linh,t.quảng trị", GIO_LINH),
        ("  xã\u00a0Gio\u200b  Linh ,\ttỉnh Quảng Trị ", GIO_LINH),
        ("xã Gio Linh - tỉnh Quảng Trị", GIO_LINH),
        ("xã Gio Linh (tỉnh Quảng Trị)", GIO_LINH),
        ("xã Gio Linh, tỉnh Quảng Trị, Việt Nam", GIO_LINH),
        ("TT Gio Linh", GIO_LINH),
        ("TT. Gio Linh, H. Gio Linh, Quảng Trị", GIO_LINH),
        ("thị trấn Gio Linh", GIO_LINH),
        ("thi tran gio linh", GIO_LINH),
        ("TT Hồ Xá", VINH_LINH),
        ("Hồ Xá", VINH_LINH),
        ("ho xa", VINH_LINH),
        ("Thị trấn Hồ Xá, huyện Vĩnh Linh, tỉnh Quảng Trị", VINH_LINH),
        ("TT Cửa Việt", "19496"),
        ("TT Lao Bảo", "19432"),
        ("TT Ái Tử", "19624"),
        ("TT Ái Tử, Triệu Phong", "19624"),
        ("P.1, TP Đông Hà", "19333"),
        ("P1, TP. Đông Hà, Quảng Trị", "19333"),
        ("phường 01, thành phố Đông Hà", "19333"),
        ("F.5, Đông Hà", "19351"),
        ("kp 5 phường 5 đông hà", "19351"),
        ("p5 dong ha", "19351"),
        ("phường Đông Lương, TP Đông Hà", "19351"),
        ("P. Nam Đông Hà", "19351"),
        ("12 Nguyễn Trãi, phường Đông Hà, tỉnh Quảng Trị", "19333"),
        ("thôn 3, xã Hải Phú, huyện Hải Lăng, Quảng Trị", HAI_LANG),
        ("thon 3 hai phu hai lang quang tri", HAI_LANG),
        ("Thôn 3 Hải Phú, Hải Lăng", HAI_LANG),
        ("xã Đakrông, tỉnh Quảng Trị", DAKRONG),
        ("xã Đăkrông, tỉnh Quảng Trị", DAKRONG),
        ("xã Đăk rông, tỉnh Quảng Trị", DAKRONG),
        ("xã Đa Krông, tỉnh Quảng Trị", DAKRONG),
        ("xa dakrong, quang tri", DAKRONG),
        ("xã Lệ Thuỷ, tỉnh Quảng Trị", "19249"),
        ("Hoàn Lão, Quảng Trị, xã Hoàn Lão, tỉnh Quảng Trị", "19111"),
        ("xã Mỹ Thủy, tỉnh Quảng Trị", "19741"),
        ("xã Mĩ Thuỷ, tỉnh Quảng Trị", "19741"),
        ("Cồn Cỏ", "19742"),
        ("huyện Cồn Cỏ", "19742"),
        ("đặc khu Cồn Cỏ", "19742"),
        ("TX Quảng Trị", "19360"),
        ("Khe Sanh", "19429"),
        ("khe sanh", "19429"),
    ],
)
def test_many_spellings_lead_to_one_commune(written: str, code: str) -> None:
    assert sure_codes(look_up(written)) == (code,)
    assert sure_codes(look_up(unicodedata.normalize("NFD", written))) == (code,)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Quảng Bình", QUANG_TRI),
        ("tỉnh Quảng Bình", QUANG_TRI),
        ("tỉnh Quảng Trị", QUANG_TRI),
        ("TP HCM", "79"),
        ("TP.HCM", "79"),
        ("tp. hồ chí minh", "79"),
        ("hcm", "79"),
        ("HN", "01"),
        ("Thừa Thiên- Huế", "46"),
        ("Dak Lak", "66"),
        ("Đắc Lắc", "66"),
        ("Bình Dương cũ", "79"),
        ("Bắc Cạn", "19"),
    ],
)
def test_province_names_old_and_new_lead_to_the_province_in_force(written: str, code: str) -> None:
    answer = look_up(written)

    assert sure_codes(answer) == (code,)
    assert answer.places[0].kind == "province"


def test_a_former_province_remembers_what_it_was() -> None:
    (found,) = look_up("tỉnh Quảng Bình").places

    assert found.label == ("tỉnh Quảng Trị",)
    assert found.formerly == ("tỉnh Quảng Bình",)
    assert (found.former, found.why) == ("44", "former-province")


def test_quang_binh_without_marks_may_be_a_district_in_the_north() -> None:
    answer = look_up("quang binh")

    assert answer.state == "ask"
    assert answer.places[0].codes == (QUANG_TRI,)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *(("Nhật Bản", "JP"), ("nhat ban", "JP"), ("Nhật", "JP"), ("Tokyo, Nhật Bản", "JP")),
        *(("Hàn Quốc", "KR"), ("Đài Loan", "TW"), ("Dai Loan", "TW"), ("Lào", "LA")),
        *(("Đức", "DE"), ("Japan", "JP"), ("Malaysia", "MY"), ("Ả Rập Xê Út", "SA")),
    ],
)
def test_countries_are_found_in_both_languages(written: str, code: str) -> None:
    answer = look_up(written)

    assert sure_codes(answer) == (code,)
    assert answer.places[0].kind == "country"


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


def test_names_that_contradict_each_other_are_asked() -> None:
    answer = look_up("xã Hải Phú, huyện Gio Linh")

    assert (answer.state, answer.reason) == ("ask", "contradiction")
    assert (HAI_LANG,) in codes(answer)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Gio Lihn, Quảng Trị", GIO_LINH),
        ("xã Gio Lin, tỉnh Quảng Trị", GIO_LINH),
        ("Khe Sahn", "19429"),
        ("lao bao quang trj", "19432"),
        ("Hướng Phụng, Quảng Trị", "19441"),
        ("Lao Bạo", "19432"),
        ("Ddoong Haf", "19333"),
        ("D9o6ng Ha2, Qua3ng Tri5", "19333"),
    ],
)
def test_a_typing_slip_is_found_and_asked(written: str, code: str) -> None:
    answer = look_up(written)

    assert answer.state == "ask"
    assert (code,) in codes(answer)


@pytest.mark.parametrize("written", ["Hàng xóm", "abc xyz", "thôn Tân Lập", "đường Lê Lợi", "99"])
def test_what_names_no_place_is_unknown(written: str) -> None:
    assert look_up(written) == Answer("unknown", reason="no-such-place")


@pytest.mark.parametrize("written", ["", "  ", "\u200b", ", ,", "..."])
def test_nothing_written_is_said_so(written: str) -> None:
    assert look_up(written) == Answer("unknown", reason="nothing-written")


def test_words_beside_a_province_are_not_thrown_away_in_silence() -> None:
    answer = look_up("Xyzt Abcd, tỉnh Thanh Hóa")

    assert (answer.state, answer.reason) == ("ask", "words-left-over")


def test_a_name_of_many_places_asks_for_the_province() -> None:
    answer = look_up("Tân Thành", limit=5)

    assert (len(answer.places), answer.state) == (5, "ask")
    assert answer.left_off > 20


def test_within_a_province_nothing_else_is_offered() -> None:
    answer = look_up("Tân Thành", within=QUANG_TRI)

    assert all(commune(code).province == QUANG_TRI for f in answer.places for code in f.codes)
    assert look_up("Nhật Bản", within=QUANG_TRI).state == "unknown"


def test_every_communes_own_full_name_is_sure() -> None:
    lost = [code for code in gazetteer().communes if sure_codes(full_name_answer(code)) != (code,)]

    assert lost == []


def test_every_communes_full_name_without_marks_is_among_the_answers() -> None:
    found = {code: codes(look_up(fold(commune_full_name(code)))) for code in gazetteer().communes}

    assert [code for code in found if (code,) not in found[code]] == []


def test_every_old_address_of_the_province_leads_to_its_commune() -> None:
    here = {it.code for it in communes_of(QUANG_TRI)}
    for was in gazetteer().former_communes.values():
        if here.issuperset(was.communes):
            district = gazetteer().former_districts[was.district]
            answer = look_up(f"{was.kind} {was.name}, {district.kind} {district.name}")
            assert {(code,) for code in was.communes} <= codes(answer), was


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    assert look_up(text).state in ("sure", "ask", "unknown")


@given(
    st.lists(st.sampled_from("xã P. Q 9 thôn cũ Việt Nam Gio Linh quảng , ( ; - 1 \u0301".split()))
)
def test_no_muddle_of_address_words_makes_it_fail(parts: list[str]) -> None:
    answer = look_up(" ".join(parts), within=QUANG_TRI)

    assert (answer.state == "unknown") == (answer.places == ())
    assert (answer.state == "sure") == (answer.reason is None)


def sure_codes(answer: Answer) -> tuple[str, ...] | None:
    return answer.places[0].codes if answer.state == "sure" else None


def codes(answer: Answer) -> set[tuple[str, ...]]:
    return {found.codes for found in answer.places}


def full_name_answer(code: str) -> Answer:
    return look_up(commune_full_name(code))
