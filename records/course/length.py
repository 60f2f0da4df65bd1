"""How long a course is, as people write it: whole weeks."""

import re
from decimal import Decimal
from typing import Literal

from records.intake.plain import plain
from records.intake.reasons import Reason, because

MOST_WEEKS = 5 * 52
_LENGTH = re.compile(
    r"(?:(?:khoang|thoi gian|dao tao|:) ?)*(\d{1,3}(?:[.,]\d)?)"
    r" ?(tuan|weeks?|thang|months?|ngay|days?|nam|years?)?(?: hoc)?\.?"
)
_DAYS = {"tuan": Decimal(7), "week": Decimal(7), "thang": Decimal(365) / 12, "month": Decimal(365) / 12,
         "ngay": Decimal(1), "day": Decimal(1), "nam": Decimal(365), "year": Decimal(365)}  # fmt: skip


def read_weeks(text: str, *, unit: Literal["week", "month"] | None = None) -> int | Reason:
    """To the nearest week, "3 tháng" is 13; ``unit`` is what a heading gives bare numbers."""
    found = _LENGTH.fullmatch(plain(text))
    if not found:
        return because("course-length-unreadable", written=text)
    named = (found[2] or unit or "").removesuffix("s")
    if not named:
        return because("course-length-no-unit", written=text)
    days = Decimal(found[1].replace(",", ".")) * _DAYS[named]
    if not 0 < days <= 7 * MOST_WEEKS:
        return because("course-length-unreadable", written=text)
    return max(round(days / 7), 1)
