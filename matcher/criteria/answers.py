"""How often an employer answers whom they were introduced to: more often than others earns more.

So that people aren't sent where nobody answers. An employer of whom too little is known earns what the
average earns, which is half; it never blocks.
"""

from collections.abc import Sequence

import numpy as np

from matcher.criteria.criterion import UNIT, Ints, Judged, Marks, Plain, Query
from matcher.facts import Seeker, Vacancy

FAR = 4
"""So many answers in ten above the others it earns all, so many below nothing; each is an equal part."""


class Answers(Plain):
    """The same for every seeker: it orders vacancies, never people."""

    key = "answers"
    group = "suits-you"
    weight = 2
    reasons = ("answers-more", "answers-alike", "answers-fewer", "answers-not-known")

    def judge(self, seeker: Seeker, vacancy: Vacancy, query: Query) -> tuple[Judged, ...]:
        (above,) = self.of_vacancy(vacancy)
        points = (UNIT * (FAR + above) + FAR) // (2 * FAR)
        if vacancy.answers_of_ten is None:
            return (Judged(points, UNIT, "answers-not-known"),)
        reason = "answers-more" if above > 0 else "answers-fewer" if above else "answers-alike"
        return (Judged(points, UNIT, reason, {"of_ten": vacancy.answers_of_ten}),)

    def of_seeker(self, seeker: Seeker) -> tuple[int]:
        return (0,)

    def of_vacancy(self, vacancy: Vacancy) -> tuple[int]:
        if vacancy.answers_of_ten is None:
            return (0,)
        return (min(max(vacancy.answers_of_ten - vacancy.others_of_ten, -FAR), FAR),)

    def marks(self, seeker: Sequence[Ints], vacancy: Sequence[Ints], query: Query) -> Marks:
        (same,), (above,) = seeker, vacancy
        points = (UNIT * (FAR + above + same) + FAR) // (2 * FAR)
        return Marks(points, np.zeros_like(points))


CRITERION = Answers()
