"""Walking a table: read each row, store what can be stored, count all, keep what was refused."""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass, field, replace
from typing import Generic, Literal, TypeVar

from records.intake.reasons import Reason, because
from records.intake.table import Row, Table

Outcome = Literal["new", "changed", "same"]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that can't be taken, with every reason; ``asks``: a person may say it is right after all."""

    reasons: tuple[Reason, ...]
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Rejected:
    """A refused row as it was written."""

    row: Row
    reasons: tuple[Reason, ...]
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """``rows = accepted + rejected`` and ``accepted = new + changed + same + unstored``."""

    rows: int = 0
    accepted: int = 0
    rejected: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    unstored: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a table."""

    counts: Counts
    rejected: tuple[Rejected, ...]


@dataclass(slots=True)
class Run(Generic[Value]):
    """How one kind of row is taken in.

    ``read`` makes a value of a row or refuses it; ``store`` writes the value and says whether it
    was new, changed or the same, or refuses it after all. ``key`` names a value within the file: a
    second row with the same key is refused and told where the first one is (None = no key).
    ``alike`` names what of a value is asked about when a taken row before it ``left`` the same,
    unless its number is among the ``sure`` ones.
    ``commit`` is called after each ``batch`` rows and at the end; ``progress`` with rows done and
    rows in all.

    A ``dry`` run never stores or commits. Accepted rows then count as unstored, unless ``preview``
    can say what would become of a value.
    """

    read: Callable[[Row], Value | Refused]
    store: Callable[[Value], Outcome | Refused]
    key: Callable[[Value], Hashable | None] | None = None
    alike: Callable[[Value], Iterable[Hashable]] = lambda value: ()
    left: Callable[[Value], Iterable[Hashable]] = lambda value: ()
    sure: Collection[int] = ()
    preview: Callable[[Value], Outcome | Refused] | None = None
    commit: Callable[[], None] = lambda: None
    progress: Callable[[int, int], None] = lambda done, total: None
    batch: int = 500
    dry: bool = False
    _first: dict[Hashable, int] = field(default_factory=dict, init=False, repr=False)
    _seen: dict[Hashable, int] = field(default_factory=dict, init=False, repr=False)

    def over(self, table: Table) -> Result:
        """Walk the whole table. Errors of ``store`` are not caught: the door rolls back."""
        self._first, self._seen = {}, {}
        counts, rejected = Counts(), list[Rejected]()
        for done, row in enumerate(table.rows, start=1):
            became = self._take(row, width=len(table.head))
            if isinstance(became, Refused):
                rejected.append(Rejected(row, became.reasons, became.asks))
            counts = _counted(counts, became)
            if done % self.batch == 0:
                self._pause(done, len(table.rows))
        self._pause(len(table.rows), len(table.rows))
        return Result(counts, tuple(rejected))

    def _take(self, row: Row, *, width: int) -> Outcome | Refused | None:
        if len(row.cells) > width:
            return Refused((because("row-too-wide", cells=len(row.cells), columns=width),))
        value = self.read(row)
        if isinstance(value, Refused):
            return value
        became = self._twice(value, row) or self._stored(value)
        if not isinstance(became, Refused):
            self._remember(value, row)
        return became

    def _twice(self, value: Value, row: Row) -> Refused | None:
        key = self.key(value) if self.key else None
        if key is not None and key in self._first:
            return Refused((because("row-double", first=self._first[key]),))
        before = [self._seen[mark] for mark in self.alike(value) if mark in self._seen]
        if before and row.number not in self.sure:
            return Refused((because("row-alike", first=before[0]),), asks=True)
        return None

    def _remember(self, value: Value, row: Row) -> None:
        key = self.key(value) if self.key else None
        if key is not None:
            self._first[key] = row.number
        for mark in self.left(value):
            self._seen.setdefault(mark, row.number)

    def _stored(self, value: Value) -> Outcome | Refused | None:
        if not self.dry:
            return self.store(value)
        return self.preview(value) if self.preview else None

    def _pause(self, done: int, total: int) -> None:
        if not self.dry:
            self.commit()
        self.progress(done, total)


def _counted(counts: Counts, became: Outcome | Refused | None) -> Counts:
    if isinstance(became, Refused):
        return replace(counts, rows=counts.rows + 1, rejected=counts.rejected + 1)
    outcome = became or "unstored"
    more = {"rows": counts.rows + 1, "accepted": counts.accepted + 1}
    return replace(counts, **more, **{outcome: getattr(counts, outcome) + 1})
