"""How long a centre has to tell the authority of a breach (A05, Bộ Công an), counted from knowing of it.

Rows of ``data/breaches.csv``; the row in force on the day the centre knew decides.
"""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

AUTHORITY = "BREACH-AUTHORITY"


@dataclass(frozen=True, slots=True)
class Clock:
    """One dated row: how long, and where that stands."""

    id: str
    lasts: timedelta
    source: str
    certainty: str
    effective_from: date


@cache
def rows() -> tuple[Clock, ...]:
    """Return all rows, the oldest first."""
    path = files("records.rule") / "data" / "breaches.csv"
    with path.open(encoding="utf-8") as file:
        return tuple(sorted(map(_read, csv.DictReader(file)), key=lambda x: x.effective_from))


def to_tell_authority(known_on: date) -> Clock:
    """Return the clock for a breach known on a day; one from before the first row has that one's."""
    ours = [row for row in rows() if row.id == AUTHORITY]
    return next((x for x in reversed(ours) if x.effective_from <= known_on), ours[0])


def _read(row: dict[str, str]) -> Clock:
    return Clock(
        row["id"],
        timedelta(**{row["unit"]: int(row["value"])}),
        row["source"],
        row["certainty"],
        date.fromisoformat(row["effective_from"]),
    )
