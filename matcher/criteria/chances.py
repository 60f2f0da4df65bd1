"""Whether a vacancy has room for one more: with more people introduced than places, it ranks lower.

So that everybody gets a chance, and an employer isn't sent the same many. It never blocks.
"""

from collections.abc import Sequence

import numpy as np

from matcher.criteria.criterion import UNIT, Ints, Judged, Marks, Plain, Query
from matcher.facts import Seeker, Vacancy

FEW = 4
"""So many people beyond the places, and it no longer earns anything; each takes an equal part."""


class Chances(Plain):
    """The same for every seeker: it orders vacancies, never people."""

    key = "chances"
    group = "suits-you"
    weight = 4
    reasons = ("chances-open", "chances-crowded")

    def judge(self, seeker: Seeker, vacancy: Vacancy, query: Query) -> tuple[Judged, ...]:
        (beyond,) = self.of_vacancy(vacancy)
        reason = "chances-crowded" if beyond else "chances-open"
        return (Judged(UNIT * (FEW - beyond) // FEW, UNIT, reason),)

    def of_seeker(self, seeker: Seeker) -> tuple[int]:
        return (0,)

    def of_vacancy(self, vacancy: Vacancy) -> tuple[int]:
        return (min(max(vacancy.beyond, 0), FEW),)

    def marks(self, seeker: Sequence[Ints], vacancy: Sequence[Ints], query: Query) -> Marks:
        (same,), (beyond,) = seeker, vacancy
        points = UNIT * (FEW - beyond - same) // FEW
        return Marks(points, np.zeros_like(points))


CRITERION = Chances()
