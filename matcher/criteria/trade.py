"""Whether the vacancy's trade is one the seeker named, or near one."""

from collections.abc import Hashable, Iterable, Sequence

import numpy as np

from matcher.criteria.criterion import (
    HALF,
    UNIT,
    Criterion,
    Fact,
    Ints,
    Judged,
    Marks,
    Query,
    Side,
    best_by_row,
    coded,
    ints,
)
from matcher.facts import Seeker, Vacancy
from matcher.taxonomy import SAME, Taxonomy

OPEN_TO_ALL = "9"
"""Major group 9 of QĐ 34/2020: simple work that anyone can begin."""
BEGINNER, USED_TO_IT = 128, 170
"""How near simple work is at least: to anybody, and to who does simple work already."""
UNKNOWN = UNIT // 8


class TradeFit(Criterion):
    """Points by closeness; half for who names no trade, less for a vacancy that says none."""

    key = "trade"
    group = "you-suit"
    weight = 17
    reasons = (
        "trade-same", "trade-near", "trade-open-to-all", "trade-other", "trade-not-said",
        "trade-not-named",
    )  # fmt: skip

    def judge(self, seeker: Seeker, vacancy: Vacancy, query: Query) -> tuple[Judged, ...]:
        named, trade = wanted(seeker), vacancy.trade
        if trade is None:
            return (Judged(UNKNOWN, UNIT, "trade-not-said"),)
        if not named:
            return (Judged(HALF, UNIT, "trade-not-named", {"trade": trade}),)
        near, through = max((query.taxonomy.closeness(own, trade), own) for own in named)
        floor = _floor(trade, named)
        facts: dict[str, Fact] = {
            "trade": trade,
            "through": through,
            "closeness": max(near, floor),
        }
        if near == SAME:
            return (Judged(UNIT, UNIT, "trade-same", facts),)
        if floor > near:
            return (Judged(floor * SAME, UNIT, "trade-open-to-all", facts),)
        reason = "trade-near" if near else "trade-other"
        return (Judged(near * SAME, UNIT, reason, facts),)

    def vacancy_key(self, vacancy: Vacancy, taxonomy: Taxonomy) -> Hashable:
        return vacancy.trade

    def seeker_key(self, seeker: Seeker, taxonomy: Taxonomy) -> Hashable:
        return wanted(seeker)

    def vacancy_side(self, vacancies: Sequence[Vacancy], taxonomy: Taxonomy) -> Side:
        codes, names = coded([vacancy.trade or "" for vacancy in vacancies])
        by_name = {
            "simple": ints([_is_simple(name) for name in names]),
            "said": ints([bool(name) for name in names]),
        }
        return Side(len(vacancies), {"trade": codes, **by_name}, names)

    def judge_vacancies(self, seeker: Seeker, side: Side, query: Query) -> Marks:
        named = wanted(seeker)
        best = side["simple"] * _begins_at(named)
        for own in named:
            best = np.maximum(best, closeness_of(own, side, query))
        points = np.where(side["said"] == 1, SAME * best if named else HALF, UNKNOWN)
        return Marks(points[side["trade"]], np.zeros(side.size, dtype=np.int64))

    def seeker_side(self, seekers: Sequence[Seeker], taxonomy: Taxonomy) -> Side:
        pairs = [(row, own) for row, seeker in enumerate(seekers) for own in wanted(seeker)]
        codes, names = coded([own for _, own in pairs])
        return Side(
            len(seekers),
            {"row": ints([row for row, _ in pairs]), "trade": codes},
            names,
        )

    def judge_seekers(self, vacancy: Vacancy, side: Side, query: Query) -> Marks:
        trade = vacancy.trade or ""
        near = ints(
            [max(query.taxonomy.closeness(own, trade), _floor(trade, (own,))) for own in side.names]
        )
        points = SAME * near
        best = best_by_row(side["row"], points[side["trade"]], side.size, start=-1)
        named = np.where(best < 0, HALF, best)
        return Marks(
            named if trade else np.full(side.size, UNKNOWN),
            np.zeros(side.size, dtype=np.int64),
        )


def closeness_of(own: str, side: Side, query: Query) -> Ints:
    """How near a trade is to each name of a side."""
    return side.once(own, lambda: ints(query.taxonomy.closenesses(own, side.names)))


def wanted(seeker: Seeker) -> tuple[str, ...]:
    """The trades named; who names none is taken to want those worked in."""
    return seeker.trades or tuple(seeker.years)


def _floor(trade: str, named: Iterable[str]) -> int:
    return _begins_at(named) if _is_simple(trade) else 0


def _begins_at(named: Iterable[str]) -> int:
    return USED_TO_IT if any(map(_is_simple, named)) else BEGINNER


def _is_simple(trade: str) -> bool:
    return trade.startswith(OPEN_TO_ALL)


CRITERION = TradeFit()
