"""What the law offers a person who learns or begins something of their own: loans and grants.

Loans are rows of ``data/support.csv`` (QĐ 22/2023/QĐ-TTg, NĐ 338/2025), with figures of ``data/credit.csv``;
what is given for training is ``training``'s. Shown to
read and compare; who fulfils what is decided by the bank and the commune, never worked out here. What
establishments may borrow is not in it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from records.rule import table, training
from records.rule.table import READ, Dated
from records.rule.training import TrainingSupport

HUNDRED = Decimal(100)
POOR_RATE, LIST_DAY = "POOR-RATE", "LIST-DAY"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of credit, with where it was read and how sure that is."""

    id: str
    value: Decimal
    source: str
    certainty: str

    @property
    def is_verified(self) -> bool:
        """Tell whether it was read in the legal text."""
        return self.certainty == READ


@dataclass(frozen=True, slots=True)
class Support(Dated):
    """One row: up to ``ceiling`` đồng per ``per``; a loan at ``rate_percent`` of the poor's rate."""

    id: str
    kind: str
    purpose: str
    ceiling: int | None
    per: str
    months: int | None
    rate_percent: int | None
    source: str
    certainty: str

    @property
    def is_verified(self) -> bool:
        """Tell whether it was read in the legal text."""
        return self.certainty == READ

    @property
    def rate(self) -> Decimal | None:
        """Return the yearly interest in percent, from the poor's rate as it stands."""
        if self.rate_percent is None:
            return None
        return figure(POOR_RATE).value * self.rate_percent / HUNDRED


@cache
def rows() -> tuple[Support, ...]:
    """Return all rows: loans, then what may be given for training."""
    return (*_loans(), *map(_given, training.rows()))


def _loans() -> tuple[Support, ...]:
    return table.rows("support", Support)


def _given(row: TrainingSupport) -> Support:
    return Support(
        id=row.id,
        kind="grant",
        purpose=row.what,
        ceiling=row.amount,
        per=row.per,
        months=None,
        rate_percent=None,
        source=row.source,
        certainty=row.certainty,
        effective_from=row.effective_from,
        effective_to=row.effective_to,
    )


def on(today: date) -> tuple[Support, ...]:
    """Return what can be had on a day."""
    return tuple(row for row in rows() if row.in_force(today))


@cache
def figure(figure_id: str) -> Figure:
    """Return one figure of credit."""
    return next(row for row in table.rows("credit", Figure) if row.id == figure_id)


def next_list_day(today: date) -> date:
    """Return the next day on which communes hand in their list of borrowers (QĐ 22/2023, Đ.14.2.c)."""
    this_month = today.replace(day=int(figure(LIST_DAY).value))
    if today <= this_month:
        return this_month
    first = today.replace(day=1)
    later = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return later.replace(day=this_month.day)
