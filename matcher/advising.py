"""What would help, exactly: one wish eased, one demand dropped, one course taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from matcher import ledger
from matcher.criteria.criterion import Query
from matcher.demands import Dropped, dropped
from matcher.doors import Opened, after, opened, worth
from matcher.facts import NO_LIMITS, Held, Limits, Seeker, Vacancy
from matcher.forgotten import Cause, causes
from matcher.match import Matcher, Suggestion, Weights
from matcher.question import by_seeker, by_vacancy
from matcher.relaxing import Way, gains
from matcher.wishes import EasedWish, eased


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A wish eased: how many more vacancies pass, and the best of them as they would then score."""

    eased: EasedWish
    more: int
    best: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Door:
    """A course, the vacancies it newly brings within reach, and the rise of the twenty best."""

    course: Suggestion
    more: int
    lift: int
    best: tuple[Suggestion, ...]
    worth: tuple[int, int]


class Adviser:
    """Answers what would help over what a matcher knows."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher

    def eased_for(
        self,
        seeker: Seeker,
        *,
        today: date,
        limits: Limits | None = None,
        k: int = 3,
        weights: Weights | None = None,
    ) -> list[Relaxation]:
        """Each wish eased alone: how many more vacancies pass, and the `k` best of them."""
        query, chosen = self._query(today, limits), ledger.weigh(weights)
        ways = eased(seeker)
        asks = [Way(way.criterion, by_seeker(way.seeker, query, chosen)) for way in ways]
        asker, shelf = by_seeker(seeker, query, chosen), self.matcher.index.vacancies
        found = gains(shelf.parts, asker, asks, k) if asks else []
        return [
            Relaxation(
                way, gain.more, tuple(self.matcher.hits(gain.best, way.seeker, query, weights))
            )
            for way, gain in zip(ways, found, strict=True)
        ]

    def _query(self, today: date, limits: Limits | None = None) -> Query:
        return Query(today, self.matcher.index.taxonomy, limits or NO_LIMITS)

    def forgotten(
        self,
        seekers: Iterable[Seeker],
        *,
        today: date,
        limits_of: Mapping[int, Limits] | None = None,
        weights: Weights | None = None,
    ) -> dict[int, tuple[Cause, ...]]:
        """For whom nothing passes (by seeker id), and what keeps vacancies away, the most first."""
        own, chosen, found = limits_of or {}, ledger.weigh(weights), {}
        for seeker in seekers:
            limits = own.get(seeker.id)
            if not self.matcher.vacancies_for(seeker, today=today, limits=limits, k=1):
                asker = by_seeker(seeker, self._query(today, limits), chosen)
                found[seeker.id] = tuple(causes(self.matcher.index.vacancies.parts, asker))
        return found

    def dropped_for(
        self, vacancy: Vacancy, *, today: date, weights: Weights | None = None
    ) -> list[tuple[Dropped, frozenset[int]]]:
        """Each demand dropped alone, and who passes then and didn't before (by seeker id).

        Whom a limit of their own keeps away (`Matcher.barred`) is among them.
        """
        query, chosen = self._query(today), ledger.weigh(weights)
        ways = dropped(vacancy, query.taxonomy)
        asks = [Way(way.criterion, by_vacancy(way.vacancy, query, chosen)) for way in ways]
        people, asker = self.matcher.index.seekers, by_vacancy(vacancy, query, chosen)
        found = gains(people.parts, asker, asks, len(people)) if asks else []
        return [
            (way, frozenset(key for key, _ in gain.best))
            for way, gain in zip(ways, found, strict=True)
        ]

    def doors_for(
        self,
        seeker: Seeker,
        *,
        today: date,
        limits: Limits | None = None,
        k: int = 10,
        weights: Weights | None = None,
    ) -> list[Door]:
        """The `k` courses open to the seeker that open most doors for a week of training."""
        query, chosen = self._query(today, limits), ledger.weigh(weights)
        courses = {course.id: course for course in self.matcher.index.courses}
        entered = self.matcher.courses_for(seeker, today=today, limits=limits, k=len(courses))
        learnt = {hit.id: after(seeker, courses[hit.id]) for hit in entered}
        opens = self._opened(seeker, learnt.values(), query, chosen)

        def door(course: Suggestion) -> Door:
            then, taken = learnt[course.id], courses[course.id]
            gain = opens[then.held]
            best = tuple(self.matcher.hits(gain.best, then, query, weights))
            return Door(course, gain.more, gain.lift, best, worth(gain, taken))

        doors = sorted(map(door, entered), key=lambda x: (x.worth, x.course.score), reverse=True)
        return doors[:k]

    def _opened(
        self, seeker: Seeker, learnt: Iterable[Seeker], query: Query, weights: Weights
    ) -> dict[tuple[Held, ...], Opened]:
        """What courses open, by what is held after them: courses that teach the same are tried once."""
        distinct = {each.held: each for each in learnt}
        ways = [by_seeker(each, query, weights) for each in distinct.values()]
        parts = self.matcher.index.vacancies.parts
        found = opened(parts, by_seeker(seeker, query, weights), ways, 3)
        return dict(zip(distinct, found, strict=True))
