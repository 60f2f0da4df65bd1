"""Days that follow from one day of a person's papers: rows of ``data/terms.csv``.

``borrow``: the last day on which the loan of QĐ 22/2023/QĐ-TTg may be taken up (Đ.3.2.a, the last day
included). ``card``: from which day the record card says that there is nothing (Bộ luật Hình sự 2015 Đ.70.2,
73.1). All levels are answered at once, so that nobody is asked for theirs. Nothing of it is kept.
"""

import calendar
from dataclasses import dataclass
from datetime import date
from functools import cache

from records.rule import table


@dataclass(frozen=True, slots=True)
class Term:
    """So many years from a day; ``level`` tells the rows of one kind apart."""

    id: str
    of: str
    level: str
    years: int
    source: str
    certainty: str

    def ends(self, begin: date) -> date:
        """Return the same day so many years later; a 29th of February may become a 28th."""
        year = begin.year + self.years
        last = calendar.monthrange(year, begin.month)[1]
        return begin.replace(year=year, day=min(begin.day, last))


@cache
def terms(of: str) -> tuple[Term, ...]:
    """Return the terms of a kind: borrow, card."""
    return tuple(row for row in table.rows("terms", Term) if row.of == of)
