"""The matcher: ranks vacancies and courses for a seeker, and seekers for a vacancy, exactly."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TypeAlias

from matcher import ledger, study
from matcher.columns import Kept
from matcher.criteria import LIMITS
from matcher.criteria.criterion import Query
from matcher.facts import NO_LIMITS, Limits, Seeker, Vacancy
from matcher.index import Index, Shelf
from matcher.kernels import kernel
from matcher.ledger import Ledger, Line
from matcher.part import Part
from matcher.question import Asker, ask, by_seeker, by_vacancy
from matcher.tally import Scored, merged

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

    def without(self, vacancies: Iterable[int]) -> "Matcher":
        """The same as if these vacancies, which somebody doesn't want, were closed."""
        gone = frozenset(vacancies)
        if not gone:
            return self
        return Matcher(replace(self.index, vacancies=self.index.vacancies.without(gone)))

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

    def hits(
        self,
        found: Iterable[Scored],
        seeker: Seeker,
        query: Query,
        weights: Weights | None,
    ) -> Iterator[Suggestion]:
        """Vacancies as they are shown: no limit is ever among the reasons."""
        spoken, of = replace(query, limits=NO_LIMITS), ledger.full(ledger.weigh(weights))
        for key, score in found:
            yield Suggestion(key, score, of, partial(self._written, seeker, key, spoken, weights))

    def _written(self, seeker: Seeker, key: int, query: Query, weights: Weights | None) -> Ledger:
        """Records are read only when somebody asks for the reasons."""
        return ledger.write(seeker, self.index.vacancies.records[key], query, weights)

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
        chosen = ledger.weigh(weights)
        shelf = self.index.seekers.without(self.barred(vacancy, today=today, limits_of=limits_of))
        of = ledger.full(chosen)
        return [
            Suggestion(
                key, score, of, partial(ledger.write, shelf.records[key], vacancy, query, weights)
            )
            for key, score in _best(shelf, by_vacancy(vacancy, query, chosen), k, blocks=0)
        ]

    def barred(
        self, vacancy: Vacancy, *, today: date, limits_of: Mapping[int, Limits] | None
    ) -> frozenset[int]:
        """The seekers (by id) whom a limit of their own keeps from this vacancy."""
        query = Query(today, self.index.taxonomy)

        def keeps_away(seeker_id: int, limits: Limits) -> bool:
            own = replace(query, limits=limits)
            return any(limit.judge(Seeker(seeker_id), vacancy, own) for limit in LIMITS)

        return frozenset(
            key for key, limits in (limits_of or {}).items() if keeps_away(key, limits)
        )

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
        found = _best(self.index.vacancies, by_seeker(seeker, query, chosen), k, blocks=blocks)
        return list(self.hits(found, seeker, query, weights))


def _best(shelf: Shelf[Kept], asker: Asker, k: int, *, blocks: int) -> list[Scored]:
    """Ids and scores of the best with exactly so many blocks, none of them a limit's."""
    return merged((_best_of(part, asker, k, blocks) for part in shelf.parts), k)


def _best_of(part: Part, asker: Asker, k: int, blocks: int) -> list[Scored]:
    question = ask(part.judgements, asker, blocks)
    rows, scores = kernel().best(part, question, k)
    return list(zip(part.columns.ids[rows].tolist(), scores.tolist(), strict=True))


def _as_is(written: Ledger) -> Ledger:
    return written
