"""What an employer may ask about a person's past: nothing, except where the law says so of the work.

Rows of ``data/asking.csv``, written from the laws named in them: ``VAC-LLTP`` is the rule, ``OCC-…`` are
its exceptions. An empty ``effective_from`` was not checked; an exception from memory (``M``) opens nothing.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

RULE = "VAC-LLTP"
FROM_MEMORY = "M"


@dataclass(frozen=True, slots=True)
class Asking:
    """One row; ``trades`` are codes of the matcher's taxonomy, none where the trade does not tell it."""

    id: str
    trades: frozenset[str]
    bar: str
    source: str
    certainty: str
    effective_from: date | None
    checked_on: date


@cache
def rows() -> tuple[Asking, ...]:
    """Return all rows."""
    path = files("records.rule") / "data" / "asking.csv"
    with path.open(encoding="utf-8") as file:
        return tuple(map(_read, csv.DictReader(file)))


def since() -> str:
    """Return the day from which nobody may ask, as people write it."""
    return next(f"{x.effective_from:%d/%m/%Y}" for x in rows() if x.id == RULE)


def exceptions(trade: str | None) -> tuple[Asking, ...]:
    """Return the laws that let an employer ask for this trade, a counsellor looking first."""
    return tuple(x for x in rows() if trade in x.trades and x.certainty != FROM_MEMORY)


def _read(row: dict[str, str]) -> Asking:
    begins = row["effective_from"]
    return Asking(
        row["id"],
        frozenset(row["trades"].split()),
        row["bar"],
        row["source"],
        row["certainty"],
        date.fromisoformat(begins) if begins else None,
        date.fromisoformat(row["checked_on"]),
    )
