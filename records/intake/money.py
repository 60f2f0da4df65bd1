"""Amounts of money as Vietnamese write them: 6.500.000 đ, 7tr, 7,5 triệu, 1tr5, 350k, $500.

A point or comma before exactly three digits groups thousands, else it is a decimal mark: "7.500 đ"
is seven thousand five hundred đồng, "7.5tr" and "7,5 triệu" are seven and a half million.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

Currency = Literal["VND", "USD"]

LONGEST = 20
"""Characters in a number; nobody is paid more."""

_SCALES = {
    **dict.fromkeys(["nghin", "ngan", "k"], 1_000),
    **dict.fromkeys(["trieu", "tr", "cu", "m", "mil"], 1_000_000),
    **dict.fromkeys(["ty", "ti"], 1_000_000_000),
}
_SCALE = r"(?:nghin|ngan|trieu|tr|cu|mil|ty|ti|[km])"
_NUMBER = r"[1-9]\d{0,2}(?:[ ]\d{3})+(?![\d.,])|\d+(?:[.,]\d+)*"
_DOLLAR = r"(?:usd?|us\$|\$|do(?: la| my)*|dollars?)"
_DONG = r"(?:vnd|dong|d|₫)"
_END = r"(?![a-z0-9])"
_THOUSANDS = r"(?:nghin|ngan|k)"

AMOUNT = re.compile(
    rf"""(?P<before>(?<![a-z])(?:us\$|\$|usd|vnd))?\ ?
    (?P<number>{_NUMBER})
    (?:\ ?(?P<scale>{_SCALE})(?![a-z])
      (?:(?:(?P<tail>\d{{1,3}})|\ (?P<apart>\d{{3}}|\d{{1,3}}(?=\ ?{_THOUSANDS}{_END})))
         (?!\d|[.,]\d|\ ?(?:trieu|tr|cu|ty|ti))
         (?:\ ?(?P<thousands>{_THOUSANDS}){_END})?
        |\ ?(?P<half>ruoi){_END})?)?
    (?:\ ?(?P<after>{_DOLLAR}|{_DONG}){_END})?""",
    re.VERBOSE,
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([., ])\d{3})(?:\1\d{3})*")


@dataclass(frozen=True, slots=True)
class Amount:
    """One written number: its ``figure``, the ``scale`` and ``currency`` named with it, if any."""

    figure: Decimal
    scale: int | None
    currency: Currency | None
    start: int
    end: int

    @property
    def value(self) -> Decimal:
        """In units of the currency."""
        return self.figure * (self.scale or 1)

    @property
    def bare(self) -> bool:
        """Nothing says what it counts, and it is too small to be đồng."""
        return self.scale is None and self.currency is None and self.figure < 100_000


def amounts(text: str) -> list[Amount] | None:
    """All amounts in ``text`` (as ``plain`` gives it); None if a number in it can't be read."""
    found = [_amount(match) for match in AMOUNT.finditer(text)]
    read = [amount for amount in found if amount is not None]
    return read if len(read) == len(found) else None


def _amount(match: re.Match[str]) -> Amount | None:
    figure = figure_of(match["number"])
    if figure is None:
        return None
    scale = _SCALES[match["scale"]] if match["scale"] else None
    if scale:
        figure += _tail(match, scale)
    currency = _currency(match["before"], match["after"], scaled=scale is not None)
    return Amount(figure, scale, currency, match.start(), match.end())


def figure_of(number: str) -> Decimal | None:
    """The number itself; None where points and commas contradict each other."""
    if len(number) > LONGEST:
        return None
    if _GROUPED.fullmatch(number):
        return Decimal(re.sub(r"[., ]", "", number))
    if number.count(",") + number.count(".") <= 1:
        return Decimal(number.replace(",", "."))
    whole, mark, part = re.split(r"([.,])(?=\d+$)", number)
    grouped = _GROUPED.fullmatch(whole)
    if not grouped or grouped[1] == mark:
        return None
    return Decimal(f"{re.sub('[., ]', '', whole)}.{part}")


def _tail(match: re.Match[str], scale: int) -> Decimal:
    """What follows the unit: 1tr5 = 1tr500 = "1 triệu 500 nghìn" = "1 triệu rưỡi"."""
    tail = match["tail"] or match["apart"]
    if not tail:
        return Decimal("0.5") if match["half"] else Decimal(0)
    return Decimal(int(tail)) * 1000 / scale if match["thousands"] else Decimal(f"0.{tail}")


def _currency(before: str | None, after: str | None, *, scaled: bool) -> Currency | None:
    named = before or after
    # "10 triệu do ..." speaks of a cause, not of dollars.
    if not named or (scaled and named == "do"):
        return None
    return "VND" if re.fullmatch(_DONG, named) else "USD"


def shared(pair: Sequence[Amount]) -> list[Amount]:
    """A range names its unit once: in "7-9tr" and "500 - 700 USD" both ends carry it."""
    scale = next((a.scale for a in reversed(pair) if a.scale), None)
    currency = next((a.currency for a in reversed(pair) if a.currency), None)
    return [
        replace(
            amount,
            scale=amount.scale or (scale if amount.bare and amount.figure < 1000 else None),
            currency=amount.currency or currency,
        )
        for amount in pair
    ]
