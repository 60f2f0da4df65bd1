"""Days as people write them: day first, four digits of year, always."""

import re
from datetime import date

from matcher.text import fold
from records.intake.reasons import Reason, because

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)

_WEEKDAY = r"(?:(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|chu nhat|cn) )?"
_TIME = r"(?: \d{1,2}(?: \d{1,2}){0,2}(?: \d+)?| (?:\d{2}t|t)\d\d.*)?"
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?:ngay )?(\d{{1,2}})(?: thang)? (\d{{1,2}})(?: nam)? (\d{{4}}|\d{{2}}){_TIME}"
)
_YEAR_FIRST = re.compile(r"(\d{4}) (\d{1,2}) (\d{1,2})(?:t\d\d)?(?: .*)?")
_INCOMPLETE = re.compile(
    r"(?:nam )?\d{4}|(?:thang )?\d{1,2}(?: nam)? \d{4}|(?:ngay )?\d{1,2}(?: thang)? \d{1,2}"
)
_NAMED = re.compile(r"(ngay|thang|nam)(?=[ \d]|$)")


def read_day(text: str, *, first: date = FIRST, last: date = LAST) -> date | Reason:
    """A day: 22/11/2026, 22-11-2026, "ngày 22 tháng 11 năm 2026", 2026-11-22; a time is ignored.

    ``first`` and ``last`` are the days still taken as meant. Two-digit years are refused: 26 may be
    1926, and a person is asked once rather than wrong for ever.
    """
    said = " ".join(_NAMED.sub(r" \1 ", fold(text)).split())
    if not said:
        return because("day-missing")
    if found := _YEAR_FIRST.fullmatch(said):
        return _day(found[1], found[2], found[3], text, first, last)
    found = _DAY_FIRST.fullmatch(said)
    if found and len(found[3]) == 4:
        return _day(found[3], found[2], found[1], text, first, last)
    if found:
        return because("day-short-year", written=text)
    key = "day-incomplete" if _INCOMPLETE.fullmatch(said) else "day-unreadable"
    return because(key, written=text)


def _day(year: str, month: str, day: str, text: str, first: date, last: date) -> date | Reason:
    try:
        read = date(int(year), int(month), int(day))
    except ValueError:
        return because("day-impossible", written=text)
    if not first <= read <= last:
        return because("day-implausible", written=text, first=_shown(first), last=_shown(last))
    return read


def _shown(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"
