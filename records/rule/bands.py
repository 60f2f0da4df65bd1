"""The bands in which the official forms count pay and experience (NĐ 352/2025, Phụ lục I).

Rows of ``data/bands.csv``: ``low`` is the first whole unit of a band, đồng a month for ``pay``, months for
``experience``. The forms name most borders twice ("5-10", "10-20"); a border belongs to the higher band,
but for the last one, which is "over".
"""

from dataclasses import dataclass
from functools import cache

from records.rule import table


@dataclass(frozen=True, slots=True)
class Band:
    """One row: from which amount on, and the key or number of its box."""

    id: str
    of: str
    low: int
    key: str
    source: str
    certainty: str


@cache
def rows() -> tuple[Band, ...]:
    """Return all rows, each kind from low to high."""
    return table.rows("bands", Band)


def band(of: str, amount: int) -> str:
    """Return the key of the band an amount lies in; ``of``: pay, experience."""
    return [row.key for row in rows() if row.of == of and row.low <= amount][-1]
