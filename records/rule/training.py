"""What support there may be for learning a trade: rows of ``data/training.csv``.

Who decides is the commune's committee (NĐ 338/2025 Đ.25–28), so nothing here is a right of whoever reads it.
Rows for narrower groups of people are left out on purpose: these pages are open to everybody, and a row
would tell of the group. What is from memory (``M``) is shown as unchecked.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from records.rule import table
from records.rule.table import FROM_MEMORY, Dated


@dataclass(frozen=True, slots=True)
class TrainingSupport(Dated):
    """One row: for what, how much in đồng per course or day, from how far; ``most_weeks`` of the course."""

    id: str
    what: str
    amount: int
    per: str
    most_weeks: int
    km: int | None
    source: str
    certainty: str
    checked_on: date

    @property
    def is_checked(self) -> bool:
        """Tell whether it was read anywhere."""
        return self.certainty != FROM_MEMORY


@cache
def rows() -> tuple[TrainingSupport, ...]:
    """Return all rows."""
    return table.rows("training", TrainingSupport)


def support(*, weeks: int | None, fee: int | None, today: date) -> tuple[TrainingSupport, ...]:
    """Return what may be paid for a course of this length and fee; an unsaid length rules nothing out."""
    return tuple(
        row
        for row in rows()
        if row.in_force(today)
        and (weeks is None or weeks <= row.most_weeks)
        and (fee != 0 or row.what not in ("tuition", "insured"))
    )
