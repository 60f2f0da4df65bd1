"""Whether the seeker is free by the first day of work; late by days costs, but never blocks."""

from collections.abc import Sequence

import numpy as np

from matcher.criteria.criterion import UNIT, Ints, Judged, Marks, Plain, Query
from matcher.facts import Seeker, Vacancy

PATIENCE = 60
"""Days after which coming later no longer earns anything."""


class Start(Plain):
    """A vacancy without a first day starts as soon as may be."""

    key = "start"
    group = "you-suit"
    weight = 3
    reasons = ("start-free", "start-later")

    def judge(self, seeker: Seeker, vacancy: Vacancy, query: Query) -> tuple[Judged, ...]:
        (free,), (starts,) = self.of_seeker(seeker), self.of_vacancy(vacancy)
        late = free - max(starts, query.today.toordinal())
        if late <= 0:
            return (Judged(UNIT, UNIT, "start-free"),)
        points = UNIT * max(PATIENCE - late, 0) // PATIENCE
        return (Judged(points, UNIT, "start-later", {"days": late}),)

    def of_seeker(self, seeker: Seeker) -> tuple[int]:
        return (seeker.free_from.toordinal() if seeker.free_from else 0,)

    def of_vacancy(self, vacancy: Vacancy) -> tuple[int]:
        return (vacancy.starts_on.toordinal() if vacancy.starts_on else 0,)

    def marks(self, seeker: Sequence[Ints], vacancy: Sequence[Ints], query: Query) -> Marks:
        (free,), (starts,) = seeker, vacancy
        late = np.clip(free - np.maximum(starts, query.today.toordinal()), 0, PATIENCE)
        return Marks(UNIT * (PATIENCE - late) // PATIENCE, np.zeros_like(late))


CRITERION = Start()
