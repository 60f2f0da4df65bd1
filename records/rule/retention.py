"""How long each class of records is kept: dated rows, of which those from memory (``M``) only warn.

Rows of ``data/retention.csv``: what, after how many months, of what.
"""

import csv
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

FROM_MEMORY = "M"
YEAR = 12


@dataclass(frozen=True, slots=True)
class Keeping:
    """One row; ``what`` names the class of records, ``of`` what its months are counted from."""

    id: str
    what: str
    months: int
    of: str
    source: str
    certainty: str

    @property
    def enforced(self) -> bool:
        """Tell whether it may erase; what nobody has checked only warns."""
        return self.certainty != FROM_MEMORY

    def over_before(self, today: date) -> date:
        """Return the day before which a record must have begun its time to be over today."""
        whole = today.year * YEAR + today.month - 1 - self.months
        year, month = whole // YEAR, whole % YEAR + 1
        return date(year, month, min(today.day, monthrange(year, month)[1]))


@cache
def rows() -> tuple[Keeping, ...]:
    """Return all rows, in the order of the file."""
    path = files("records.rule") / "data" / "retention.csv"
    with path.open(encoding="utf-8") as file:
        return tuple(map(_read, csv.DictReader(file)))


def _read(row: dict[str, str]) -> Keeping:
    if row["unit"] != "months":
        raise ValueError(f"{row['id']} counts in {row['unit']}")
    return Keeping(
        row["id"], row["what"], int(row["after"]), row["of"], row["source"], row["certainty"]
    )
