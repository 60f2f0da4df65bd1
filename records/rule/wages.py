"""The least that may be paid for a month of full time, by wage region: it is told, and never enforced.

Rows of ``data/wages.csv``; what is not listed is not known. Which commune is in which region is the
gazetteer's (``records.place.gazetteer.Commune.wage_region``).
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from records.rule import table
from records.rule.table import FROM_MEMORY, Dated


@dataclass(frozen=True, slots=True)
class Floor(Dated):
    """One row: the least in whole đồng in a region (I to IV), where it was read and how sure that is."""

    region: str
    amount: int
    source: str
    certainty: str
    checked_on: date


def floors(today: date) -> tuple[Floor, ...]:
    """Return the floors that hold on a day, the highest first."""
    return tuple(row for row in _rows() if row.in_force(today))


def floor(region: str | None, today: date) -> Floor | None:
    """Return the floor of a region; nothing where the region or its amount is not known."""
    known = (it for it in floors(today) if it.region == region and it.certainty != FROM_MEMORY)
    return next(known, None)


@cache
def _rows() -> tuple[Floor, ...]:
    return table.rows("wages", Floor)
