"""The index: columns over all open vacancies and seekers. No limit of a person is ever in it.

A change makes a new index that shares the old columns: what changed goes into a small part of its
own, what closed is marked; past `PATCH` changes the parts are laid together again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from matcher.criteria import ALL
from matcher.criteria.criterion import Criterion, Ints, Side, ints
from matcher.facts import Course, Seeker, Vacancy
from matcher.taxonomy import Taxonomy

PATCH = 500


class _Numbered(Protocol):
    @property
    def id(self) -> int: ...


Kept = TypeVar("Kept", bound=_Numbered)
Encode = Callable[[Criterion, Sequence[Kept], Taxonomy], Side]


@dataclass(frozen=True, slots=True)
class Part(Generic[Kept]):
    """Records with their columns, by criterion; `open` tells which rows still count."""

    records: tuple[Kept, ...]
    ids: Ints
    sides: Mapping[str, Side]
    open: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Shelf(Generic[Kept]):
    """All records of one kind, in one large part and at most one small one."""

    parts: tuple[Part[Kept], ...]
    taxonomy: Taxonomy
    encode: Encode[Kept]

    def __iter__(self) -> Iterator[Kept]:
        return chain.from_iterable(_open(part) for part in self.parts)

    def without(self, gone: Iterable[int]) -> "Shelf[Kept]":
        """The shelf as if these ids were closed."""
        closed = set(gone)
        return replace(self, parts=tuple(_without(part, closed) for part in self.parts))

    def without_trace(self, gone: Iterable[int]) -> "Shelf[Kept]":
        """The shelf built anew if it ever held one of these ids: nothing of them stays in memory."""
        lost = set(gone)
        if not any(record.id in lost for part in self.parts for record in part.records):
            return self
        return shelve([x for x in self if x.id not in lost], self.taxonomy, self.encode)

    def with_changes(self, changed: Iterable[Kept], closed: Iterable[int]) -> "Shelf[Kept]":
        """The shelf after some records were added or replaced, and some ids closed."""
        fresh = {record.id: record for record in changed}
        shut = set(closed)
        base, *patches = self.without(shut | set(fresh)).parts
        kept = {record.id: record for part in patches for record in _open(part)}
        patch = {**kept, **{key: fresh[key] for key in fresh if key not in shut}}
        if len(patch) > PATCH:
            return shelve([*_open(base), *patch.values()], self.taxonomy, self.encode)
        small = _part(tuple(patch.values()), self.taxonomy, self.encode)
        return replace(self, parts=(base, small))


@dataclass(frozen=True, slots=True)
class Index:
    """What can be matched at this moment."""

    vacancies: Shelf[Vacancy]
    seekers: Shelf[Seeker]
    courses: tuple[Course, ...]
    taxonomy: Taxonomy

    @classmethod
    def build(
        cls,
        vacancies: Iterable[Vacancy],
        taxonomy: Taxonomy,
        *,
        seekers: Iterable[Seeker] = (),
        courses: Iterable[Course] = (),
    ) -> "Index":
        """An index over these records; the last of two with the same id counts."""
        return cls(
            shelve(vacancies, taxonomy, lambda c, rows, words: c.vacancy_side(rows, words)),
            shelve(seekers, taxonomy, lambda c, rows, words: c.seeker_side(rows, words)),
            tuple({course.id: course for course in courses}.values()),
            taxonomy,
        )

    def with_changes(self, changed: Iterable[Vacancy] = (), closed: Iterable[int] = ()) -> "Index":
        """The index after vacancies were posted or changed, and others (by id) closed."""
        return replace(self, vacancies=self.vacancies.with_changes(changed, closed))

    def with_seekers(self, changed: Iterable[Seeker] = (), closed: Iterable[int] = ()) -> "Index":
        """The same for seekers."""
        return replace(self, seekers=self.seekers.with_changes(changed, closed))

    def forgetting(self, seekers: Iterable[int]) -> "Index":
        """The same without these seekers, who were erased."""
        return replace(self, seekers=self.seekers.without_trace(seekers))

    def with_courses(self, changed: Iterable[Course] = (), closed: Iterable[int] = ()) -> "Index":
        """The same for courses."""
        gone = set(closed)
        known = {course.id: course for course in (*self.courses, *changed)}
        return replace(
            self,
            courses=tuple(course for key, course in known.items() if key not in gone),
        )


def shelve(records: Iterable[Kept], taxonomy: Taxonomy, encode: Encode[Kept]) -> Shelf[Kept]:
    """A shelf with all records in its large part."""
    distinct = tuple({record.id: record for record in records}.values())
    return Shelf((_part(distinct, taxonomy, encode),), taxonomy, encode)


def _part(records: tuple[Kept, ...], taxonomy: Taxonomy, encode: Encode[Kept]) -> Part[Kept]:
    sides = {criterion.key: encode(criterion, records, taxonomy) for criterion in ALL}
    ids = ints([record.id for record in records])
    return Part(records, ids, sides, np.ones(len(records), dtype=np.bool_))


def _without(part: Part[Kept], gone: Iterable[int]) -> Part[Kept]:
    closed = np.isin(part.ids, ints(list(gone)))
    return replace(part, open=part.open & ~closed)


def _open(part: Part[Kept]) -> list[Kept]:
    return [part.records[row] for row in np.flatnonzero(part.open)]
