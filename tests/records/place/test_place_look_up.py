"""Any spelling finds its place; a moved, split or shared name is asked, never guessed."""

import unicodedata

import pytest

from records.place.gazetteer import commune, commune_full_name
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


@pytest.mark.parametrize(
    ("written", "found"),
    [("Hio Linh", GIO_LINH), ("Xồng Hới", "18880"), ("Sao Hỏa", None), ("mặt trăng", None)],
)
def test_another_beginning_is_a_slip_only_near_home(written: str, found: str | None) -> None:
    answer = look_up(written, home=QUANG_TRI)

    assert answer.state == ("ask" if found else "unknown")
    assert found is None or (found,) in codes(answer)


def test_inside_a_place_that_is_written_another_beginning_is_a_slip() -> None:
    assert look_up("Xạ Long, Quảng Ninh", home=QUANG_TRI).state == "ask"


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


def sure_codes(answer: Answer) -> tuple[str, ...] | None:
    return answer.places[0].codes if answer.state == "sure" else None


def codes(answer: Answer) -> set[tuple[str, ...]]:
    return {found.codes for found in answer.places}


def full_name_answer(code: str) -> Answer:
    return look_up(commune_full_name(code))


def test_of_several_places_of_a_name_those_at_home_are_meant():
    assert {found.codes for found in look_up("Tân Thành", home=QUANG_TRI).places} == {
        ("18919",),
        ("19432",),
    }
    assert look_up("Nhật Bản", home=QUANG_TRI).state == "sure"
    assert look_up("Sa Pa", home=QUANG_TRI) == look_up("Sa Pa")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("dong ha", "former-district"), ("Quảng Trị", "province"), ("Tân Thành", None)],
)
def test_the_widest_place_of_a_name_holds_the_others_or_there_is_none(name, kind):
    widest = look_up(name, home=QUANG_TRI).widest

    assert (widest.kind if widest else None) == kind
