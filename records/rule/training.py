"""What support there may be for learning a trade: rows of ``data/training.csv``.

Who decides is the commune's committee (NĐ 338/2025 Đ.25–28), so nothing here is a right of whoever reads it.
Rows for narrower groups of people are left out on purpose: these pages are open to everybody, and a row
would tell of the group. What is from memory (``M``) is shown as unchecked.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from records.rule.table import FROM_MEMORY, day, read


@dataclass(frozen=True, slots=True)
class TrainingSupport:
    """One row: for what, how much in đồng per course or day, from how far; ``most_weeks`` of the course."""

    id: str
    what: str
    amount: int
    per: str
    most_weeks: int
    km: int | None
    source: str
    certainty: str
    effective_from: date | None
    effective_to: date | None
    checked_on: date

    @property
    def is_checked(self) -> bool:
        """Tell whether it was read anywhere."""
        return self.certainty != FROM_MEMORY

    def in_force(self, today: date) -> bool:
        """Tell whether it holds on a day; a beginning that was not checked is no hindrance."""
        return (self.effective_from or today) <= today <= (self.effective_to or today)


@cache
def rows() -> tuple[TrainingSupport, ...]:
    """Return all rows."""
    return tuple(
        TrainingSupport(
            id=row["id"],
            what=row["what"],
            amount=int(row["amount"]),
            per=row["per"],
            most_weeks=int(row["most_weeks"]),
            km=int(row["km"]) if row["km"] else None,
            source=row["source"],
            certainty=row["certainty"],
            effective_from=day(row["effective_from"]),
            effective_to=day(row["effective_to"]),
            checked_on=date.fromisoformat(row["checked_on"]),
        )
        for row in read("training")
    )


def support(*, weeks: int | None, fee: int | None, today: date) -> tuple[TrainingSupport, ...]:
    """Return what may be paid for a course of this length and fee; an unsaid length rules nothing out."""
    return tuple(
        row
        for row in rows()
        if row.in_force(today)
        and (weeks is None or weeks <= row.most_weeks)
        and (fee != 0 or row.what not in ("tuition", "insured"))
    )
