"""The matcher's index of this process, brought up to date before every question.

It is a cache of PostgreSQL: what changed since the last look is read by its change number, so a vacancy
posted or closed counts in the next request of every process. No limit of a person is ever in it.

Vacancies begin with the day's snapshot, if the clock wrote one (``snapshots``): all processes map the same
pages. Without one, or with one that can't be read, the index is built from PostgreSQL and answers the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from threading import Lock
from typing import Any

from matcher.columns import VACANCIES
from matcher.index import Index, shelve
from matcher.match import Matcher
from matcher.taxonomy import standard
from records.course import queries as courses
from records.course.model import Course as CourseRow
from records.history.changes import last_changes, unsettled
from records.seeker import queries as seekers
from records.seeker.model import Seeker as SeekerRow
from records.seeker.states import ERASED
from records.suggestion import snapshots
from records.suggestion.as_facts import course_facts, seeker_facts, vacancy_facts
from records.vacancy import queries as vacancies

STALE = 200
"""From so many vacancies gathered one by one or yet to be read, a newer snapshot is looked for."""
NONE = shelve((), VACANCIES, standard())
Read = Callable[[int], list[Any]]
Put = Callable[[list[Any]], None]


@dataclass(slots=True)
class Shelves:
    """The index, the numbers it has seen, and the last day of each vacancy on it."""

    index: Index = field(default_factory=lambda: Index.build((), standard()))
    day: date = date.min
    seen: dict[str, int] = field(default_factory=dict)
    last_days: dict[int, date] = field(default_factory=dict)
    number: int = -1
    """The last change in the snapshot it began with, if it began with one."""
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
        last = last_changes()
        if self.day != today:
            self._begin(today)
        elif self._is_behind(last.get("vacancy", 0)):
            self._adopt(today)
        for kind, (changed_since, put) in self._kinds(today).items():
            seen = self.seen.get(kind, 0)
            if last.get(kind, 0) > seen:
                put(changed_since(seen))
                self.seen[kind] = last[kind]
        over = [key for key, day in self.last_days.items() if day < today]
        if over:
            self.index = self.index.with_changes((), over)
            for key in over:
                del self.last_days[key]
        return Matcher(self.index)

    def _kinds(self, today: date) -> dict[str, tuple[Read, Put]]:
        """Return how what changed of each kind is read, and put on the shelves."""
        return {
            "vacancy": (vacancies.changed_since, partial(self._vacancies, today)),
            "seeker": (seekers.changed_since, self._seekers),
            "course": (courses.changed_since, self._courses),
        }

    def _is_behind(self, last: int) -> bool:
        seen = self.seen.get("vacancy", 0)
        if self.index.vacancies.patched > STALE:
            return True
        return last > seen and vacancies.many_changed_since(seen, many=STALE)

    def _begin(self, today: date) -> None:
        """What the law demands is that of the day: vacancies are read anew."""
        self.day, self.number = today, -1
        self.index = replace(self.index, vacancies=NONE)
        self.seen.pop("vacancy", None)
        self.last_days.clear()
        self._adopt(today)

    def _adopt(self, today: date) -> None:
        """Take the newest snapshot instead of what was gathered one by one."""
        found = snapshots.newest(today, after=self.number)
        if found:
            self.index = replace(self.index, vacancies=found.shelf)
            self.number = self.seen["vacancy"] = found.of.number
            self.last_days = dict(found.last_days)

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


_shelves = [Shelves()]


def shelves() -> Shelves:
    """Return this process's shelves."""
    return _shelves[0]


def forget() -> None:
    """Throw the cache away, e.g. when a process turns to another database."""
    _shelves[0] = Shelves()
