"""One key for the many ways the same words are typed: abbreviations, i and y, Telex leftovers."""

import re
import unicodedata
from collections.abc import Container

from matcher.text import fold

ABBREVIATIONS = {
    "nv": "nhan vien", "cv": "chuyen vien", "ktv": "ky thuat vien", "ldpt": "lao dong pho thong",
    "cskh": "cham soc khach hang", "ql": "quan ly", "tp": "truong phong",
    "nvkd": "nhan vien kinh doanh", "dvkh": "dich vu khach hang",
    "nvbh": "nhan vien ban hang", "bds": "bat dong san", "xnk": "xuat nhap khau", "gv": "giao vien",
    "tbp": "truong bo phan", "hcns": "hanh chinh nhan su", "sx": "san xuat",
    "ktt": "ke toan truong", "gplx": "giay phep lai xe", "vp": "van phong",
    "khdn": "khach hang doanh nghiep", "khcn": "khach hang ca nhan", "qhkh": "quan he khach hang",
    "tts": "thuc tap sinh", "ctv": "cong tac vien", "hc": "hanh chinh", "kd": "kinh doanh",
}  # fmt: skip
_AT_THE_START = {"cn": "cong nhan", "ks": "ky su", "kt": "ke toan", "bv": "bao ve", "tx": "tai xe"}
_FINAL_Y = re.compile(r"\b([bcdghklmnprstvx]+)y\b")
_WORDS = re.compile(r"\w+")
_TELEX = re.compile(r"(?<=[a-z])[sfrxj]$|w")
_TONE_INSIDE = re.compile(r"(?<=[aeiouyw])[sfrxj]")
_DOUBLED = re.compile(r"([aeod])\1")
_VNI = re.compile(r"(?<=[a-z])[1-9]+")


def key(text: str) -> str:
    """The folded words with abbreviations written out; kỹ and kĩ are one (search only)."""
    words = fold(text).split()
    if words and words[0] in _AT_THE_START:
        words[0] = _AT_THE_START[words[0]]
    spelt = " ".join(ABBREVIATIONS.get(word, word) for word in words).replace("o to", "oto")
    return _FINAL_Y.sub(r"\1i", spelt)


def contradictions(text: str, form: str) -> int:
    """How many words of the text carry marks that the form, word for word the same, does not.

    máy contradicts may; a word typed without marks contradicts nothing.
    """
    pairs = zip(_WORDS.findall(text), _WORDS.findall(form), strict=False)
    return sum(not one.isascii() and _differ(one, other) for one, other in pairs)


def _differ(one: str, other: str) -> bool:
    """Same letters, other marks; a mark on the wrong vowel (tóan) is the same mark."""
    apart = (sorted(unicodedata.normalize("NFD", word)) for word in (one, other))
    return fold(one) == fold(other) and next(apart) != next(apart)


def decoded(folded: str, known: Container[str]) -> str:
    """Telex and VNI keys taken out of words that are none (thowj hanf), where that gives one."""
    return " ".join(_plain(word, known) for word in folded.split())


def _plain(word: str, known: Container[str]) -> str:
    if word in known:
        return word
    # The key of a tone comes last (hanf) or right behind its vowel (hafn).
    last, inside = _TELEX.sub("", word), _TELEX.sub("", _TONE_INSIDE.sub("", word))
    tries = (_VNI.sub("", word), *(_DOUBLED.sub(r"\1", each) for each in (last, inside)))
    return next((each for each in tries if each in known), word)
