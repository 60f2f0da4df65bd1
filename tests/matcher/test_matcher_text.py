"""Vietnamese text: one folded form for finding, one canonical form for comparing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.spelling import contradictions, decoded, key
from matcher.text import canonical, fold


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Thợ hàn", "tho han"),
        ("  ĐÔNG   HÀ ", "dong ha"),
        ("Ðakrông", "dakrong"),
        ("Lao\u00a0Bảo\u200b", "lao bao"),
        ("1.500.000 đ/tháng", "1 500 000 d thang"),
        ("", ""),
    ],
)
def test_folded_text_has_plain_words_only(written, plain):
    assert fold(written) == plain


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("Hoà Trạch", "Hòa Trạch"),
        ("HOÀ", "HÒA"),
        ("thuỷ, khoẻ", "thủy, khỏe"),
        ("quý quỳ quỷ", "quý quỳ quỷ"),
        ("hoàn thuyền khoét toán", "hoàn thuyền khoét toán"),
        ("Ðông\u00a0 Hà\ufeff", "Đông Hà"),
    ],
)
def test_canonical_text_has_the_old_tone_places(new, old):
    assert canonical(new) == old


@given(st.text())
def test_composed_and_decomposed_text_are_one(text):
    apart = unicodedata.normalize("NFD", text)

    assert canonical(apart) == canonical(unicodedata.normalize("NFC", text))
    assert fold(apart) == fold(unicodedata.normalize("NFC", text))


@given(st.text())
def test_once_is_enough(text):
    assert canonical(canonical(text)) == canonical(text)
    assert fold(fold(text)) == fold(text)


def test_abbreviations_and_both_i_have_one_key():
    assert key("NV kĩ thuật") == key("nhân viên kỹ thuật")
    assert key("LĐPT") == key("Lao động phổ thông")
    assert key("CN may") == key("công nhân may")
    assert key("lái xe ô tô") == key("lai xe oto")


def test_typing_keys_are_taken_out_only_where_a_word_appears():
    known = {"tho", "han", "class"}

    assert decoded("thowj hanf class zzs", known) == "tho han class zzs"
    assert decoded("tho75 ha2n", known) == "tho han"


def test_a_mark_contradicts_only_another_mark():
    assert contradictions("máy", "may") == 1
    assert contradictions("cong nhân may", "công nhân may") == 0
    assert contradictions("bảo vê", "bảo vệ") == 1
