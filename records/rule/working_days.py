"""Working days: Monday to Friday without public holidays (Bộ luật Lao động 45/2019/QH14, Đ.112).

Rows of ``data/holidays.csv``. A holiday known from memory only (``M``) counts as a working day: that
makes every deadline earlier, never later.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from records.rule import table
from records.rule.table import FROM_MEMORY

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Holiday:
    """One row: a day on which offices are closed, and how sure that is."""

    day: date
    certainty: str


@cache
def holidays() -> frozenset[date]:
    """Return the public holidays that are sure."""
    return frozenset(
        row.day for row in table.rows("holidays", Holiday) if row.certainty != FROM_MEMORY
    )


def is_working(day: date) -> bool:
    """Tell whether offices work on a day."""
    return day.weekday() < SATURDAY and day not in holidays()


@lru_cache(maxsize=4096)
def first_from(day: date) -> date:
    """Return this day if offices work on it, else the next on which they do."""
    return day if is_working(day) else after(day, 1)


def after(day: date, count: int) -> date:
    """Return the ``count``-th working day after a day; that day itself does not count."""
    while count:
        day += timedelta(days=1)
        count -= is_working(day)
    return day
