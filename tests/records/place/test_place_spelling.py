"""Spellings of one name meet in one key, and the closer one wins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.place.spelling import (
    EXACT,
    OTHER_MARK,
    OTHER_TONE,
    UNMARKED,
    UNTONED,
    closeness,
    folded_key,
    key_of,
    part_kind,
    words,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Đakrông", "Đa Krông"), ("Đăkrông", "Đakrông"), ("Đắk Lắk", "Đăk Lắk")),
        *(("Mỹ Thủy", "Mĩ Thuỷ"), ("Hoà Trạch", "Hòa Trạch"), ("Quý", "Quí")),
        *(("Quận 09", "quận 9"), ("M'Đrắk", "MĐrắk"), ("Ðông Hà", "Đông Hà")),
    ],
)
def test_spellings_that_are_the_same_name(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("written", "name", "near"),
    [
        ("Hải Lăng", "Hải Lăng", EXACT),
        ("Hai Lăng", "Hải Lăng", UNTONED),
        ("Hai Lang", "Hải Lăng", UNMARKED),
        ("Hải Lang", "Hải Lăng", UNMARKED),
        ("Quảng Tiến", "Quảng Tiên", OTHER_TONE),
        ("Hãi Lăng", "Hải Lăng", OTHER_TONE),
        ("Hải Lâng", "Hải Lăng", OTHER_MARK),
    ],
)
def test_closeness_of_a_written_name(written: str, name: str, near: float) -> None:
    assert closeness(key_of(written), key_of(name)) == near


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        *(("P.1", "phường"), ("p1", "phường"), ("Q.9", "quận"), ("TT Hồ Xá", "thị trấn")),
        *(("TX Quảng Trị", "thị xã"), ("TP. Huế", "thành phố"), ("X. Húc", "xã")),
        *(("H. Cam Lộ", "huyện"), ("tinh quang tri", "tỉnh"), ("đặc khu Cồn Cỏ", "đặc khu")),
        *(("T.P Đông Hà", "thành phố"), ("Cam Lộ", None), ("xã", None)),
    ],
)
def test_the_kind_before_a_name(written: str, kind: str | None) -> None:
    assert part_kind(words(written))[0] == kind


@given(st.text())
def test_a_folded_key_is_plain_letters_and_digits(text: str) -> None:
    key = folded_key(key_of(text))

    assert key.isascii()
    assert key == "" or key.isalnum()
