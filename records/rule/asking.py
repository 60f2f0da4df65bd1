"""What the law lets an employer demand of whom they take on, and since when nobody may ask about a past.

Rows of ``data/asking.csv``, written from the laws named in them: ``VAC-LLTP`` is the rule, ``OCC-…`` are
its exceptions. ``demands`` says what a law lets one demand for the work of its trades. An empty
``effective_from`` was not checked: the row then binds from the day it was read. Only what was read in the
legal text (``V``) can be cited; a row without trades fits none, because the trade does not tell it.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from records.rule import table
from records.rule.table import READ

RULE = "VAC-LLTP"
RECORD = "record"


@dataclass(frozen=True, slots=True)
class Asking:
    """One row; ``trades`` are codes of the matcher's taxonomy, ``schooling`` a rung of its ladder."""

    id: str
    trades: frozenset[str]
    demands: frozenset[str]
    schooling: str | None
    bar: str
    source: str
    certainty: str
    effective_from: date | None
    effective_to: date | None
    checked_on: date

    @property
    def is_verified(self) -> bool:
        """Tell whether it was read in the legal text."""
        return self.certainty == READ

    def binds(self, today: date) -> bool:
        """Tell whether it was verified and is in force."""
        begins, ends = self.effective_from or self.checked_on, self.effective_to or date.max
        return self.is_verified and begins <= today <= ends

    def fits(self, trade: str | None) -> bool:
        """Tell whether it is about this trade."""
        return trade in self.trades


@cache
def rows() -> tuple[Asking, ...]:
    """Return all rows."""
    return table.rows("asking", Asking)


def by_id(rule_id: str) -> Asking | None:
    """Return one row."""
    return next((x for x in rows() if x.id == rule_id), None)


def since() -> str:
    """Return the day from which nobody may ask, as people write it."""
    return next(f"{x.effective_from:%d/%m/%Y}" for x in rows() if x.id == RULE)


def exceptions(trade: str | None) -> tuple[Asking, ...]:
    """Return the laws that may let an employer ask for this trade, a counsellor looking first."""
    return tuple(x for x in rows() if x.fits(trade) and x.is_verified and RECORD in x.demands)


def citable(trade: str | None, demand: str, today: date) -> tuple[Asking, ...]:
    """Return the laws that can be cited today for demanding this of people of this trade."""
    return tuple(x for x in rows() if x.fits(trade) and demand in x.demands and x.binds(today))
