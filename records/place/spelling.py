"""How a place may be written: keys for names, kind words before them, how close two spellings are.

Keys join a name's words together, so that Đa Krông, Đakrông and DaKrong meet. A folded key finds; a
marked key (marks kept) ranks what was found: Quảng Tiên and Quảng Tiến share the first only.
"""

import re
import unicodedata
from collections.abc import Sequence

from matcher.text import canonical, fold

_WORD = re.compile(r"[^\W\d_]+|\d+")
_FINAL_Y = re.compile(r"(?:(?<=[bcdđghklmnprstvx])|(?<=qu))[yỳýỷỹỵ]$")
_Y_TO_I = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))
_DAK = re.compile(r"^đ[aăắ][kc]|^da[kc]$")
_SAID_ALIKE = {
    "tr": "c", "gi": "d", "k": "c", "q": "c", "l": "n", "r": "d", "v": "d", "x": "s", "z": "d",
}  # fmt: skip
"""Beginnings that some region says as another (tr as ch, v as d, l as n), by the letter they share."""
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")

EXACT, UNTONED, UNMARKED, OTHER_TONE, OTHER_MARK = 1.0, 0.9, 0.8, 0.7, 0.6

# Longest first: "thị xã" must not be read as "thị" and "xã".
KIND_WORDS: dict[tuple[str, ...], str] = {
    ("thành", "phố"): "thành phố",
    ("thanh", "pho"): "thành phố",
    ("thị", "trấn"): "thị trấn",
    ("thi", "tran"): "thị trấn",
    ("thị", "xã"): "thị xã",
    ("thi", "xa"): "thị xã",
    ("đặc", "khu"): "đặc khu",
    ("dak", "khu"): "đặc khu",
    ("thủ", "đô"): "thành phố",
    ("thu", "do"): "thành phố",
    ("t", "p"): "thành phố",
    ("t", "t"): "thị trấn",
    ("t", "x"): "thị xã",
    **dict.fromkeys([("tỉnh",), ("tinh",), ("t",), ("province",)], "tỉnh"),
    **dict.fromkeys([("tp",), ("city",)], "thành phố"),
    **dict.fromkeys([("quận",), ("quan",), ("q",)], "quận"),
    **dict.fromkeys([("huyện",), ("huyen",), ("h",), ("district",)], "huyện"),
    ("tx",): "thị xã",
    ("tt",): "thị trấn",
    **dict.fromkeys([("phường",), ("phuong",), ("p",), ("f",), ("ward",)], "phường"),
    **dict.fromkeys([("xã",), ("xa",), ("x",)], "xã"),
    **dict.fromkeys([("đk",), ("dk",)], "đặc khu"),
}

# What lies inside a commune. After such a word a known name is only a hamlet's or a street's.
# The first 16 may carry a number and still be followed by the commune's name (thôn 3 Hải Phú).
DETAIL_WORDS = (
    *("thôn", "làng", "ấp", "bản", "buôn", "bon", "phum", "sóc", "tổ", "kp", "khu", "khối"),
    *("khóm", "xóm", "đội", "phố", "đoàn", "tiểu", "số", "ngõ", "ngách", "hẻm", "kiệt", "đường"),
    *("lô", "km", "ql", "quốc", "đt", "tòa", "tầng", "chung", "nhà", "công", "cty", "kcn", "kkt"),
)


def words(text: str) -> list[str]:
    """The words of a text, lower case, marks kept, letters parted from digits (Q9 -> q 9)."""
    return [_word(written.casefold()) for written in written_words(text)]


def written_words(text: str) -> list[str]:
    """The same words as they were written."""
    return _WORD.findall(canonical(text))


def marked_key(parts: Sequence[str]) -> str:
    """Words as one key with marks; i and y alike, Đắk, Đăk, Đak and Đắc alike."""
    return "".join(parts)


def folded_key(key: str) -> str:
    """A marked key without its marks."""
    return fold(key).replace(" ", "")


def begins_alike(one: str, other: str) -> bool:
    """Whether two folded keys begin with one letter, or with sounds that are one to many (Khe Xanh)."""
    return one[:1] == other[:1] or _first_sound(one) == _first_sound(other)


def _first_sound(key: str) -> str:
    return next((said for written, said in _SAID_ALIKE.items() if key.startswith(written)), key[:1])


def key_of(name: str) -> str:
    """The marked key of a name."""
    return marked_key(words(name))


def part_kind(parts: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """The kind written before a name (``p 1`` -> phường, 1), or None, and the name's own words."""
    for size in (2, 1):
        kind = KIND_WORDS.get(tuple(parts[:size]))
        if kind and len(parts) > size:
            return kind, parts[size:]
    return None, parts


def closeness(written: str, name: str) -> float:
    """How near a written marked key is to a name with the same folded key, from 1.0 down.

    Exact > tones left out > other marks left out > a different tone > a different letter.
    """
    if written == name:
        return EXACT
    if len(written) != len(name):
        return OTHER_MARK
    pairs = [(a, b) for a, b in zip(written, name, strict=True) if a != b]
    if all(a == _untoned(b) for a, b in pairs):
        return UNTONED
    if all(a in (_untoned(b), fold(b)) for a, b in pairs):
        return UNMARKED
    return OTHER_TONE if _untoned(written) == _untoned(name) else OTHER_MARK


def has_marks(parts: Sequence[str]) -> bool:
    """Whether the writer used Vietnamese marks at all."""
    return not all(part.isascii() for part in parts)


def _word(word: str) -> str:
    if word.isdecimal():
        return word.lstrip("0") or "0"
    word = _DAK.sub(lambda found: found[0][0] + "ak", word)
    return _FINAL_Y.sub(lambda found: _Y_TO_I[found[0]], word)


def _untoned(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(_TONES))
