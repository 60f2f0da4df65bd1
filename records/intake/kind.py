"""A kind of rows (people, listings, courses): its columns, and how a room reads and writes one down."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from records.intake.mapping import Mapping as Columns
from records.intake.reasons import Reason
from records.intake.run import Outcome, Refused, Result, Run
from records.intake.table import Row, Table

Cells = Mapping[str, str]
Wrong = dict[str, tuple[Reason, ...]]
BATCH = 500
"""Rows between commits; writing them holds up others who change a vacancy for about half a second."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """What is done with one row.

    ``alike`` and ``left`` are those of ``Run``; ``sure`` marks a value of which a person said that it is
    right after all; ``finish`` is called before each commit.
    """

    read: Callable[[Cells], Any | Wrong]
    key: Callable[[Any], Hashable]
    outcome: Callable[[Any], Outcome | Refused]
    take_in: Callable[[Any], Outcome | Refused]
    alike: Callable[[Any], Iterable[Hashable]] = lambda value: ()
    left: Callable[[Any], Iterable[Hashable]] = lambda value: ()
    sure: Callable[[Any], Any] = lambda value: value
    finish: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Walked:
    """What became of a table, and the numbers of the rows that are less than complete, by what is amiss."""

    result: Result
    notes: Mapping[str, list[int]]


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A value with the row it came from."""

    number: int
    value: Any


@dataclass(slots=True)
class Walk:
    """One walk over a table whose columns are known; ``dry`` writes nothing."""

    verbs: Verbs
    columns: Columns
    dry: bool
    sure: Collection[int] = ()
    commit: Callable[[], None] = lambda: None
    progress: Callable[[int, int], None] = lambda done, total: None
    _notes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list), init=False)

    def over(self, table: Table) -> Walked:
        """Walk the whole table."""
        verbs = self.verbs
        run = Run[_Numbered](
            read=self._read,
            store=lambda it: self._noted(verbs.take_in(it.value), it),
            preview=lambda it: self._noted(verbs.outcome(it.value), it),
            key=lambda it: verbs.key(it.value),
            alike=lambda it: verbs.alike(it.value),
            left=lambda it: verbs.left(it.value),
            sure=self.sure,
            commit=self._commit,
            progress=self.progress,
            batch=BATCH,
            dry=self.dry,
        )
        return Walked(run.over(table), self._notes)

    def _read(self, row: Row) -> _Numbered | Refused:
        read = self.verbs.read(self.columns.pick(row.cells))
        if isinstance(read, dict):
            return self._refused(read)
        return _Numbered(row.number, self.verbs.sure(read) if row.number in self.sure else read)

    def _refused(self, wrong: Wrong) -> Refused:
        """Reasons by target key become reasons by the heading that the person knows."""
        heading = self.columns.heading
        return Refused(tuple(x.about(heading(key)) for key, said in wrong.items() for x in said))

    def _noted(self, became: Outcome | Refused, it: _Numbered) -> Outcome | Refused:
        if not isinstance(became, Refused):
            for key in it.value.notes:
                self._notes[key].append(it.number)
        return became

    def _commit(self) -> None:
        self.verbs.finish()
        self.commit()
