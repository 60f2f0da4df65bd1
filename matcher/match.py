"""The matcher: ranks vacancies and courses for a seeker, and seekers for a vacancy, exactly."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TypeAlias

import numpy as np

from matcher import ledger, study
from matcher.criteria import ALL, LIMITS
from matcher.criteria.criterion import Criterion, Ints, Marks, Query, Side
from matcher.facts import NO_LIMITS, Limits, Seeker, Vacancy
from matcher.index import Index, Kept, Part, Shelf
from matcher.ledger import Ledger, Line

Judge: TypeAlias = Callable[[Criterion, Side], Marks]
Weights: TypeAlias = Mapping[str, int]

UNSUITABLE = "no-match-now"
"""What someone who may not hear of limits is told of any blocked pair, whatever blocks it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One ranked record: its id, its score out of `of`, and its ledger when asked."""

    id: int
    score: int
    of: int
    explain: Callable[[], Ledger] = field(repr=False, compare=False)

    @property
    def percent(self) -> int:
        """The score in whole hundredths, rounded down."""
        return ledger.percent(self.score, self.of)


class Matcher:
    """Answers over one index. Rank is by score, then by the smaller id."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def vacancies_for(
        self,
        seeker: Seeker,
        *,
        today: date,
        limits: Limits | None = None,
        k: int = 20,
        weights: Weights | None = None,
    ) -> list[Suggestion]:
        """The `k` best vacancies that nothing blocks; limits silently leave some out."""
        return self._vacancies(seeker, today, limits or NO_LIMITS, k, weights, blocks=0)

    def nearly(
        self,
        seeker: Seeker,
        *,
        today: date,
        limits: Limits | None = None,
        k: int = 20,
        weights: Weights | None = None,
    ) -> list[Suggestion]:
        """The best vacancies that one single thing blocks, a thing that is no limit."""
        return self._vacancies(seeker, today, limits or NO_LIMITS, k, weights, blocks=1)

    def seekers_for(
        self,
        vacancy: Vacancy,
        *,
        today: date,
        limits_of: Mapping[int, Limits] | None = None,
        k: int = 20,
        weights: Weights | None = None,
    ) -> list[Suggestion]:
        """The `k` best seekers; those whose own limits (by seeker id) block are simply absent."""
        query = Query(today, self.index.taxonomy)
        chosen, limited = ledger.weigh(weights), limits_of or {}

        def judge(criterion: Criterion, side: Side) -> Marks:
            return criterion.judge_seekers(vacancy, side, query)

        def hit(seeker: Seeker, score: int) -> Suggestion:
            explain = partial(ledger.write, seeker, vacancy, query, weights)
            return Suggestion(seeker.id, score, ledger.full(chosen), explain)

        def barred(seeker: Seeker) -> bool:
            own = replace(query, limits=limited[seeker.id])
            return any(limit.judge(seeker, vacancy, own) for limit in LIMITS)

        shelf = self.index.seekers
        shelf = shelf.without(s.id for s in shelf if s.id in limited and barred(s))
        return [hit(*found) for found in _best(shelf, judge, chosen, k, blocks=0)]

    def courses_for(
        self,
        seeker: Seeker,
        *,
        today: date,
        limits: Limits | None = None,
        k: int = 20,
        weights: Weights | None = None,
    ) -> list[Suggestion]:
        """The `k` best courses whose entry conditions the seeker meets, outside barred trades."""
        query = Query(today, self.index.taxonomy, limits or NO_LIMITS)
        hits = []
        for course in self.index.courses:
            written = study.write(seeker, course, query, weights)
            if not written.blocked:
                hits.append(
                    Suggestion(course.id, written.score, written.of, partial(_as_is, written))
                )
        return sorted(hits, key=lambda hit: (-hit.score, hit.id))[:k]

    def explain(
        self,
        seeker: Seeker,
        vacancy: Vacancy,
        *,
        today: date,
        limits: Limits | None = None,
        name_limits: bool = False,
        weights: Weights | None = None,
    ) -> Ledger:
        """The ledger of one pair; limits are in it only with `name_limits`."""
        own = (limits or NO_LIMITS) if name_limits else NO_LIMITS
        return ledger.write(seeker, vacancy, Query(today, self.index.taxonomy, own), weights)

    def why_not(
        self,
        seeker: Seeker,
        vacancy: Vacancy,
        *,
        today: date,
        limits: Limits | None = None,
        name_limits: bool = False,
    ) -> tuple[Line, ...]:
        """All that blocks, by name, for the person and the counsellor (`name_limits=True`).

        Anyone else gets one and the same line for every blocked pair, so that a limit can't be
        told from an ordinary condition.
        """
        query = Query(today, self.index.taxonomy, limits or NO_LIMITS)
        blocked = ledger.write(seeker, vacancy, query).blocked
        if name_limits or not blocked:
            return blocked
        return (Line("match", "suits-you", 0, 0, UNSUITABLE, blocks=True),)

    def _vacancies(
        self,
        seeker: Seeker,
        today: date,
        limits: Limits,
        k: int,
        weights: Weights | None,
        *,
        blocks: int,
    ) -> list[Suggestion]:
        query, chosen = Query(today, self.index.taxonomy, limits), ledger.weigh(weights)
        spoken = replace(query, limits=NO_LIMITS)

        def judge(criterion: Criterion, side: Side) -> Marks:
            return criterion.judge_vacancies(seeker, side, query)

        def hit(vacancy: Vacancy, score: int) -> Suggestion:
            explain = partial(ledger.write, seeker, vacancy, spoken, weights)
            return Suggestion(vacancy.id, score, ledger.full(chosen), explain)

        found = _best(self.index.vacancies, judge, chosen, k, blocks=blocks)
        return [hit(*each) for each in found]


def _best(
    shelf: Shelf[Kept], judge: Judge, weights: Weights, k: int, *, blocks: int
) -> list[tuple[Kept, int]]:
    """The best records with exactly so many blocks, none of them a limit's."""
    found = [pair for part in shelf.parts for pair in _best_of(part, judge, weights, k, blocks)]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].id))[:k]


def _best_of(
    part: Part[Kept], judge: Judge, weights: Weights, k: int, blocks: int
) -> list[tuple[Kept, int]]:
    scores = np.zeros(len(part.records), dtype=np.int64)
    blocked = np.zeros(len(part.records), dtype=np.int64)
    passing = part.open
    for criterion in ALL:
        marks = judge(criterion, part.sides[criterion.key])
        scores += marks.points * weights[criterion.key]
        if criterion.group == "limit":
            passing = passing & (marks.blocks == 0)
        else:
            blocked += marks.blocks
    rows = np.flatnonzero(passing & (blocked == blocks))
    return [(part.records[row], int(scores[row])) for row in _top(rows, scores, part.ids, k)]


def _as_is(written: Ledger) -> Ledger:
    return written


def _top(rows: Ints, scores: Ints, ids: Ints, k: int) -> list[int]:
    """The first `k` of the rows by score, then by id."""
    if len(rows) > k > 0:
        least = np.partition(scores[rows], len(rows) - k)[len(rows) - k]
        rows = rows[scores[rows] >= least]
    return [int(row) for row in rows[np.lexsort((ids[rows], -scores[rows]))][:k]]
