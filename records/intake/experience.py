"""Experience as people write it, read into a range of whole months."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from records.intake.plain import plain
from records.intake.reasons import Reason, because

MOST_MONTHS = 60 * 12

_NONE = re.compile(
    r"(?:khong|ko|k|chua|0)(?: (?:can|yeu cau|doi hoi|co|biet|qua))*(?: kinh nghiem| kn)?"
    r"|none|no experience|fresher|moi (?:ra truong|tot nghiep)|khong yeu cau.*"
    r"|chua co kinh nghiem.*"
)
_WORDS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5,
    "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip
# "năm" is both five and year: it is five only before a unit, and not after a number.
_SPELLED = re.compile(
    r"\b(?:(mot|hai|ba|bon|sau|bay|tam|chin|muoi)(?= (?:nam|thang|-|den))"
    r"|(?<!\d )(nam)(?= (?:nam|thang)\b))"
)
_UNITS = {**dict.fromkeys(["nam", "year", "years", "yr", "n"], 12),
          **dict.fromkeys(["thang", "month", "months", "th", "t"], 1)}  # fmt: skip
_UNIT = r"(?:nam|years?|yr|n|thang|months?|th|t)"
_NUMBER = r"\d{1,3}(?:[.,]\d)?"
_LENGTH = rf"({_NUMBER})(?: ?({_UNIT})(?![a-z])(?: ?(ruoi)| ?(\d{{1,2}}) ?(?:thang|th)\b)?)?"
_SHAPE = re.compile(rf"{_LENGTH}(?: ?(?:-|den|toi|to) ?{_LENGTH})?(\+)?")
_PLUS = re.compile(r"(\d)\+ ?([a-z]+)$")
_ASIDE = re.compile(r"\b(?:so nam|kinh nghiem|kn|lam viec|exp\w*|toi thieu la|co|yeu cau|of)\b")
_AT_LEAST = re.compile(r"^(?:tu|tren|hon|it nhat|toi thieu|min|khong duoi|>=?|≥) ?|\+$| tro len$")
_AT_MOST = re.compile(
    r"^(?:duoi|den|toi da|toi(?! thieu)|khong qua|it hon|chua den|<=?|≤) ?| tro xuong$"
)


@dataclass(frozen=True, slots=True)
class Experience:
    """Months of experience; ``high`` None = open. "2 năm" is 24 to 24, none at all is 0 to 0."""

    low: int
    high: int | None
    as_written: str


def read_experience(
    text: str, *, unit: Literal["year", "month"] | None = None
) -> Experience | Reason:
    """Experience from one cell. ``unit`` is what a heading ("Số năm") gives to bare numbers."""
    said = plain(text)
    if not said:
        return because("experience-missing")
    if _NONE.fullmatch(said):
        return Experience(0, 0, text)
    core = _PLUS.sub(r"\1 \2+", " ".join(_ASIDE.sub(" ", said).split())).strip(" :.")
    at_least, at_most = _AT_LEAST.search(core), _AT_MOST.search(core)
    core = _AT_MOST.sub("", _AT_LEAST.sub("", core)).strip()
    found = _SHAPE.fullmatch(_SPELLED.sub(lambda word: str(_WORDS[word[1] or word[2]]), core))
    if not found:
        return because("experience-unreadable", written=text)
    ends = _months(found, unit)
    if ends is None:
        return because("experience-no-unit", written=text)
    return _checked(ends, text, at_least=bool(at_least), at_most=bool(at_most))


def _months(found: re.Match[str], unit: str | None) -> tuple[int, int] | None:
    """Both ends in months ("1-3 năm" names its unit once); None if no unit is named at all."""
    first, second = found.groups()[:4], found.groups()[4:8]
    heading = {"year": "nam", "month": "thang", None: None}[unit]
    last_unit = second[1] or first[1] or heading
    low_unit = first[1] or last_unit
    if not low_unit or not last_unit:
        return None
    low = _length(first, low_unit)
    return low, _length(second, last_unit) if second[0] else low


def _length(written: tuple[str | None, ...], unit: str) -> int:
    number, _, half, months = written
    times = _UNITS[unit]
    whole = Decimal((number or "0").replace(",", ".")) * times
    return int(whole) + (times // 2 if half else 0) + int(months or 0)


def _checked(
    ends: tuple[int, int], text: str, *, at_least: bool, at_most: bool
) -> Experience | Reason:
    low, high = ends
    if low > high:
        return because("experience-order", written=text)
    if high > MOST_MONTHS:
        return because("experience-implausible", written=text)
    if at_most and low == high:
        return Experience(0, high, text)
    return Experience(low, None if at_least and low == high else high, text)
