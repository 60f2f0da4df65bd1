"""Whether the pay reaches what the seeker needs; the least they can work for is a must."""

from collections.abc import Sequence

import numpy as np

from matcher.criteria.criterion import HALF, UNIT, Ints, Judged, Marks, Plain, Query
from matcher.facts import Seeker, Vacancy

MOSTLY = UNIT * 3 // 4


class Pay(Plain):
    """Full when the low end is enough, three quarters when only the high end is."""

    key = "pay"
    group = "suits-you"
    weight = 8
    reasons = (
        "pay-not-asked",
        "pay-negotiable",
        "pay-enough",
        "pay-may-reach",
        "pay-too-low",
    )

    def judge(self, seeker: Seeker, vacancy: Vacancy, query: Query) -> tuple[Judged, ...]:
        floor, low, high = *self.of_seeker(seeker), *self.of_vacancy(vacancy)
        if floor <= 0:
            return (Judged(UNIT, UNIT, "pay-not-asked"),)
        if high < 0:
            return (Judged(HALF, UNIT, "pay-negotiable", {"floor": floor}),)
        facts = {"floor": floor, "low": low, "high": high}
        if low >= floor:
            return (Judged(UNIT, UNIT, "pay-enough", facts),)
        if high >= floor:
            return (Judged(MOSTLY, UNIT, "pay-may-reach", facts),)
        return (Judged(0, UNIT, "pay-too-low", facts, blocks=True),)

    def of_seeker(self, seeker: Seeker) -> tuple[int]:
        return (seeker.pay_floor or 0,)

    def of_vacancy(self, vacancy: Vacancy) -> tuple[int, int]:
        """The low and the high end; a missing end is the other, -1 when neither is said."""
        said = [pay for pay in (vacancy.pay_low, vacancy.pay_high) if pay is not None]
        return (min(said), max(said)) if said else (-1, -1)

    def marks(self, seeker: Sequence[Ints], vacancy: Sequence[Ints], query: Query) -> Marks:
        (floor,), (low, high) = seeker, vacancy
        asked, said = floor > 0, high >= 0
        points = np.select(
            [~asked, ~said, low >= floor, high >= floor],
            [UNIT, HALF, UNIT, MOSTLY],
            0,
        )
        return Marks(points, (asked & said & (high < floor)).astype(np.int64))


CRITERION = Pay()
