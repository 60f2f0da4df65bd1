"""What the law's limits share: they earn nothing, block or say nothing, and never reach an index.

With many seekers at once there is nothing to judge: `matcher.engine` asks `judge` for each seeker
whose limits came with the query.
"""

from collections.abc import Hashable, Sequence

import numpy as np

from matcher.criteria.criterion import Criterion, Judged, Marks, Query, Side
from matcher.facts import Seeker, Vacancy
from matcher.taxonomy import Taxonomy


class Limit(Criterion):
    """No points, only yes or no, of the vacancy and the query alone."""

    group = "limit"
    weight = 0

    def seeker_key(self, seeker: Seeker, taxonomy: Taxonomy) -> Hashable:
        return ()

    def seeker_side(self, seekers: Sequence[Seeker], taxonomy: Taxonomy) -> Side:
        return Side(len(seekers), {})

    def judge_seekers(self, vacancy: Vacancy, side: Side, query: Query) -> Marks:
        return nothing(side.size)

    def blocked(self, reason: str) -> tuple[Judged, ...]:
        """The one line that a limit can say."""
        return (Judged(0, 0, reason, blocks=True),)


def nothing(size: int) -> Marks:
    """Neither points nor blocks."""
    return Marks(np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64))
