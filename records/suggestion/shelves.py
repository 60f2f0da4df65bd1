"""The matcher's index of this process, brought up to date before every question.

It is a cache of PostgreSQL: what changed since the last look is read by its change number, so a vacancy
posted or closed counts in the next request of every process. No limit of a person is ever in it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from threading import Lock
from typing import Any

from matcher.criteria.schooling import CRITERION as SCHOOLING
from matcher.facts import Course, Held, Seeker, Spot, Term, Vacancy
from matcher.index import Index
from matcher.match import Matcher
from matcher.taxonomy import standard
from records.course import queries as courses
from records.course.model import Course as CourseRow
from records.exclusion.queries import demanded
from records.history.changes import last_change, unsettled
from records.place.ground import spot
from records.seeker import queries as seekers
from records.seeker.model import Seeker as SeekerRow
from records.seeker.states import ERASED
from records.vacancy import for_matcher
from records.vacancy import queries as vacancies


@dataclass(slots=True)
class Shelves:
    """The index, the numbers it has seen, and the last day of each vacancy on it."""

    index: Index = field(default_factory=lambda: Index.build((), standard()))
    seen: dict[str, int] = field(default_factory=dict)
    last_days: dict[int, date] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def matcher(self, today: date) -> Matcher:
        """Return a matcher that knows every committed change, and this transaction's own."""
        with self.lock:
            # What may yet be rolled back must not reach other requests, nor count as seen.
            mine = self._aside() if unsettled() else self
            return mine._current(today)

    def _aside(self) -> "Shelves":
        return replace(self, seen=dict(self.seen), last_days=dict(self.last_days))

    def _current(self, today: date) -> Matcher:
        self._catch_up("vacancy", vacancies.changed_since, partial(self._vacancies, today))
        self._catch_up("seeker", seekers.changed_since, self._seekers)
        self._catch_up("course", courses.changed_since, self._courses)
        over = [key for key, day in self.last_days.items() if day < today]
        if over:
            self.index = self.index.with_changes((), over)
            for key in over:
                del self.last_days[key]
        return Matcher(self.index)

    def _catch_up(
        self,
        kind: str,
        changed_since: Callable[[int], list[Any]],
        put: Callable[[list[Any]], None],
    ) -> None:
        number = last_change(kind)
        seen = self.seen.get(kind, 0)
        if number > seen:
            put(changed_since(seen))
            self.seen[kind] = number

    def _vacancies(self, today: date, rows: Sequence[Any]) -> None:
        is_open = [row for row in rows if row.state == "open"]
        shut = [row.id for row in rows if row.state != "open"]
        for row in rows:
            self.last_days.pop(row.id, None)
        self.last_days.update({row.id: row.open_until for row in is_open if row.open_until})
        self.index = self.index.with_changes(vacancy_facts(is_open, today), shut)

    def _seekers(self, rows: Sequence[SeekerRow]) -> None:
        looking = [seeker_facts(row) for row in rows if row.state == "looking"]
        away = [row.id for row in rows if row.state != "looking"]
        erased = [row.id for row in rows if row.state == ERASED]
        self.index = self.index.with_seekers(looking, away).forgetting(erased)

    def _courses(self, rows: Sequence[CourseRow]) -> None:
        on = [course_facts(row) for row in rows if row.state == "open"]
        off = [row.id for row in rows if row.state != "open"]
        self.index = self.index.with_courses(on, off)


def vacancy_facts(rows: Sequence[Any], today: date) -> list[Vacancy]:
    """Return vacancies as the matcher sees them, with what the law demands of everybody there."""
    law = demanded({row.id: row.trade for row in rows}, today)
    said = [for_matcher.facts(row, spot) for row in rows]
    return [replace(x, terms=_with_law(x.terms, law[x.id])) if x.id in law else x for x in said]


def _with_law(said: Mapping[str, Term], law: Mapping[str, Term]) -> dict[str, Term]:
    """An employer who insists on more keeps it; whoever asks for less is overruled."""
    asked, demand = said.get(SCHOOLING.key), law[SCHOOLING.key]
    more = asked is not None and asked.strength == "must" and _rung(asked) >= _rung(demand)
    return dict(said) if more else {**said, **law}


def _rung(term: Term) -> int:
    rungs = SCHOOLING.rungs
    return rungs.index(str(term.value)) if term.value in rungs else -1


def seeker_facts(row: SeekerRow | seekers.Wishes) -> Seeker:
    """Return a seeker as the matcher sees them: wishes only."""
    home: Spot | None = spot(None, row.commune_code, "VN") if row.commune_code else None
    return Seeker(
        id=row.id,
        trades=tuple(row.trades),
        held=tuple(Held(concept, level) for concept, level in row.held.items()),
        years=row.years,
        home=home,
        reach_km=row.reach_km,
        moves_to=frozenset(row.moves_to),
        pay_floor=row.pay_floor,
        free_from=row.free_from,
        wishes=for_matcher.terms(row.wishes),
    )


def course_facts(row: CourseRow) -> Course:
    """Return a course as the matcher sees it."""
    where = spot(None, row.commune_code, "VN")
    return Course(
        id=row.id,
        trade=row.trade,
        gives=tuple(row.gives),
        needs=tuple(for_matcher.need(x) for x in row.needs),
        spots=(where,) if where else (),
        starts_on=row.starts_on,
        fee=row.fee,
        weeks=row.weeks,
    )


_shelves = [Shelves()]


def shelves() -> Shelves:
    """Return this process's shelves."""
    return _shelves[0]


def forget() -> None:
    """Throw the cache away, e.g. when a process turns to another database."""
    _shelves[0] = Shelves()
