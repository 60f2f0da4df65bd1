"""Pay as people write it, read into a range, a currency and a period; as written is always kept.

What is not sure is refused with a reason rather than guessed: a number without a unit, a figure
that nobody is paid, a period that can't be compared.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from records.intake.money import Amount, Currency, amounts, shared
from records.intake.period import Period, take_period
from records.intake.plain import plain
from records.intake.reasons import Reason, because

DAYS_A_MONTH = 26
HOURS_A_MONTH = 208

PLAUSIBLE: dict[tuple[Currency, Period], tuple[int, int]] = {
    ("VND", "month"): (500_000, 300_000_000),
    ("VND", "day"): (50_000, 5_000_000),
    ("VND", "hour"): (10_000, 1_000_000),
    ("VND", "piece"): (100, 10_000_000),
    ("USD", "month"): (30, 20_000),
    ("USD", "day"): (2, 1_000),
    ("USD", "hour"): (1, 200),
    ("USD", "piece"): (1, 1_000),
}
"""Lowest and highest figure taken as meant, in whole units; outside, a person is asked."""

_NEGOTIABLE = re.compile(
    r"\b(?:thoa ?thuan|thuong luong|canh tranh|trao doi|deal|negotia\w*|competitive|hap dan|"
    r"theo (?:nang luc|quy dinh|hop dong|san luong|kinh nghiem)|tuy (?:nang luc|theo)|"
    r"love it)\b|^(?:luong ?:? ?)?t\W?t$"
)
_REMARK = re.compile(
    r"\+ ?\S|\(|;|,(?= ?[a-z])|\b(?:cong (?:voi|them)|phu cap|thuong(?! luong)|hoa hong|kpi|chua|"
    r"bao gom|bao an|ho tro|thu viec|thang 13|bhxh|tro cap|com trua|an ca)\b"
)
_AT_LEAST = re.compile(
    r"(?:\b(?:tu|tren|hon|toi thieu|min\w*|it nhat|from|khong duoi)|[>≥]=?)(?: khoang)?[ :]*$"
)
_AT_MOST = re.compile(
    r"(?:\b(?:toi da|toi|den|up ?to|max\w*|duoi|khong qua)|[<≤]=?)(?: khoang)?[ :]*$"
)
_AND_UP = re.compile(r" ?(?:\+|(?:tro|do) len\b)")
_AND_DOWN = re.compile(r" ?(?:tro|do) (?:xuong|lai)\b")
_TO = re.compile(r" *(?:[-~]+|(?:len )?(?:den|toi)(?: khoang)?|to|hoac) *")
_ANY_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Pay:
    """A pay range in whole units of ``currency`` per ``period``; a missing end is open.

    ``negotiable`` without figures means that none was named.
    """

    low: int | None
    high: int | None
    currency: Currency
    period: Period
    as_written: str
    negotiable: bool = False


def read_pay(text: str, *, scale: int | None = None) -> Pay | Reason:
    """Pay from one cell. ``scale`` is what a heading ("Lương (triệu)") gives to bare numbers."""
    said = plain(text)
    if not said:
        return because("pay-missing")
    negotiable = bool(_NEGOTIABLE.search(said))
    if _ANY_DIGIT.search(said):
        return _figures(_without_remark(said), text, negotiable=negotiable, scale=scale)
    if negotiable:
        return Pay(None, None, "VND", "month", text, negotiable=True)
    return because("pay-unreadable", written=text)


def as_monthly(pay: Pay, *, rate_usd: int) -> tuple[int | None, int | None]:
    """The range in whole đồng a month of 26 days or 208 hours; ``rate_usd`` is đồng for a dollar.

    Pay by the piece says nothing of a month: both ends are open.
    """
    times = {"month": 1, "day": DAYS_A_MONTH, "hour": HOURS_A_MONTH}.get(pay.period)
    if times is None:
        return None, None
    rate = times * (rate_usd if pay.currency == "USD" else 1)
    low, high = (None if end is None else end * rate for end in (pay.low, pay.high))
    return low, high


def _without_remark(said: str) -> str:
    """What is said beside the pay itself (allowances, commission, meals) is left aside."""
    opened = said.lstrip("( ")
    found = _REMARK.search(opened)
    head = opened[: found.start()] if found else opened
    return head if _ANY_DIGIT.search(head) else opened


def _figures(said: str, text: str, *, negotiable: bool, scale: int | None) -> Pay | Reason:
    period, rest = take_period(said)
    if period is None:
        return because("pay-period", written=text)
    ends = _ends(rest, amounts(rest) or [])
    if ends is None:
        return because("pay-unreadable", written=text)
    low, high = (_scaled(end, scale) if end else None for end in ends)
    named = [end for end in (low, high) if end]
    if any(end.bare for end in named):
        return because("pay-no-unit", written=text)
    if any(end.value % 1 for end in named):
        return because("pay-unreadable", written=text)
    currency: Currency = next((end.currency for end in named if end.currency), "VND")
    pay = Pay(_whole(low), _whole(high), currency, period, text, negotiable)
    return _doubt(pay) or pay


def _whole(end: Amount | None) -> int | None:
    return int(end.value) if end else None


def _ends(said: str, found: Sequence[Amount]) -> tuple[Amount | None, Amount | None] | None:
    """Lower and upper end, as the words around them say; "0 - 15 triệu" is "to 15"."""
    if len(found) == 2 and _TO.fullmatch(said[found[0].end : found[1].start]):
        low, high = shared(found)
        return (low if low.figure or not high.figure else None), high
    if len(found) != 1:
        return None
    (only,) = found
    before, after = said[: only.start], said[only.end :]
    if _AT_LEAST.search(before) or _AND_UP.match(after):
        return only, None
    if _AT_MOST.search(before) or _AND_DOWN.match(after):
        return None, only
    return only, only


def _scaled(amount: Amount, scale: int | None) -> Amount:
    return replace(amount, scale=scale) if amount.bare and amount.figure < 1000 else amount


def _doubt(pay: Pay) -> Reason | None:
    """Why these figures are not taken as meant, if so."""
    if pay.low is not None and pay.high is not None and pay.low > pay.high:
        return because("pay-order", written=pay.as_written)
    least, most = PLAUSIBLE[pay.currency, pay.period]
    if any(end is not None and not least <= end <= most for end in (pay.low, pay.high)):
        return because("pay-implausible", written=pay.as_written, low=least, high=most)
    return None
