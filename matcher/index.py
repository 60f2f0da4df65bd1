"""The index: columns over all open vacancies and seekers. No limit of a person is ever in it.

A change makes a new index that shares the old columns: what changed goes into a small part of its
own, what closed is marked; past `PATCH` changes the parts are laid together again.
"""

from collections import ChainMap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic

from matcher.columns import SEEKERS, VACANCIES, Kept, Kind
from matcher.facts import Course, Seeker, Vacancy
from matcher.part import Part, part
from matcher.taxonomy import Taxonomy

PATCH = 500


@dataclass(frozen=True, slots=True)
class Shelf(Generic[Kept]):
    """All records of one kind, in one large part and at most one small one."""

    parts: tuple[Part, ...]
    records: ChainMap[int, Kept]
    kind: Kind[Kept]
    taxonomy: Taxonomy

    def __iter__(self) -> Iterator[Kept]:
        return (self.records[key] for part in self.parts for key in part.open_ids)

    def __len__(self) -> int:
        return sum(int(part.open.sum()) for part in self.parts)

    def without(self, gone: Iterable[int]) -> "Shelf[Kept]":
        """The shelf as if these ids were closed."""
        closed = {key for key in gone if key in self.records}
        if not closed:  # no row is looked at for what was never here
            return self
        return replace(self, parts=tuple(part.without(closed) for part in self.parts))

    def without_trace(self, gone: Iterable[int]) -> "Shelf[Kept]":
        """The shelf built anew if it ever held one of these ids: nothing of them stays in memory."""
        lost = set(gone)
        if not any(key in self.records for key in lost):
            return self
        return shelve([x for x in self if x.id not in lost], self.kind, self.taxonomy)

    def with_changes(self, changed: Iterable[Kept], closed: Iterable[int]) -> "Shelf[Kept]":
        """The shelf after some records were added or replaced, and some ids closed."""
        shut = set(closed)
        fresh = {record.id: record for record in changed if record.id not in shut}
        large, *small = self.without(shut | set(fresh)).parts
        patch = {key: self.records[key] for part in small for key in part.open_ids} | fresh
        base = self.records.maps[-1]
        if len(patch) > PATCH:
            kept = [base[key] for key in large.open_ids]
            return shelve([*kept, *patch.values()], self.kind, self.taxonomy)
        parts = (large, part(patch.values(), self.kind, self.taxonomy))
        return replace(self, parts=parts, records=ChainMap(patch, base))

    @property
    def patched(self) -> int:
        """How many records stand in the small part."""
        return sum(part.columns.size for part in self.parts[1:])


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
            shelve(vacancies, VACANCIES, taxonomy),
            shelve(seekers, SEEKERS, taxonomy),
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


def shelve(records: Iterable[Kept], kind: Kind[Kept], taxonomy: Taxonomy) -> Shelf[Kept]:
    """A shelf with all records in its large part; the last of two with the same id counts."""
    distinct = {record.id: record for record in records}
    return Shelf((part(distinct.values(), kind, taxonomy),), ChainMap(distinct), kind, taxonomy)
