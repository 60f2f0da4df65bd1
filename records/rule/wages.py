"""The least that may be paid for a month of full time, by where the work is: it is told, and never enforced.

Rows of ``data/wage_regions.csv`` say the region of a commune, an empty commune the rest of its province; the
amounts are the rows ``WAGE-…`` of ``data/help.csv``. What is not listed is not known.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from records.rule.advice import named
from records.rule.table import FROM_MEMORY, read


@dataclass(frozen=True, slots=True)
class Floor:
    """The least for a month in whole đồng, where it was read and how sure that is."""

    amount: int
    source: str
    certainty: str


def floor(province: str | None, commune: str | None, today: date) -> Floor | None:
    """Return the floor where somebody works; nothing where the region or its amount is not known."""
    if province is None or commune is None:
        return None
    known = _regions()
    region = known.get((province, commune)) or known.get((province, ""))
    row = next(iter(named([f"WAGE-{region}"], today)), None) if region else None
    if row is None or row.amount is None or row.certainty == FROM_MEMORY:
        return None
    return Floor(row.amount, row.source, row.certainty)


@cache
def _regions() -> dict[tuple[str, str], int]:
    rows = read("wage_regions")
    return {(row["province"], row["commune"]): int(row["region"]) for row in rows}
