"""The least that may be paid for a month of full time, by wage region: it is told, and never enforced.

Rows of ``data/wages.csv``; what is not listed is not known. Which commune is in which region is the
gazetteer's (``records.place.gazetteer.Commune.wage_region``).
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from records.rule.table import FROM_MEMORY, day, read


@dataclass(frozen=True, slots=True)
class Floor:
    """One row: the least in whole đồng in a region (I to IV), where it was read and how sure that is."""

    region: str
    amount: int
    source: str
    certainty: str
    effective_from: date | None
    effective_to: date | None
    checked_on: date

    def in_force(self, today: date) -> bool:
        """Tell whether it holds on a day."""
        return (self.effective_from or today) <= today <= (self.effective_to or today)


def floors(today: date) -> tuple[Floor, ...]:
    """Return the floors that hold on a day, the highest first."""
    return tuple(row for row in _rows() if row.in_force(today))


def floor(region: str | None, today: date) -> Floor | None:
    """Return the floor of a region; nothing where the region or its amount is not known."""
    known = (it for it in floors(today) if it.region == region and it.certainty != FROM_MEMORY)
    return next(known, None)


@cache
def _rows() -> tuple[Floor, ...]:
    return tuple(
        Floor(
            region=row["region"],
            amount=int(row["amount"]),
            source=row["source"],
            certainty=row["certainty"],
            effective_from=day(row["effective_from"]),
            effective_to=day(row["effective_to"]),
            checked_on=date.fromisoformat(row["checked_on"]),
        )
        for row in read("wages")
    )
