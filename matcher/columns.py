"""Records as columns: one small code per criterion and row, and the distinct keys behind the codes.

What a criterion looks at repeats a thousandfold (a commune, a pay, a shift), so it is judged once per
distinct key and looked up per row. Concepts asked or held differ from row to row: they are entries.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from matcher.criteria import ALL, ASKED
from matcher.criteria.asked import Asked, Entry
from matcher.criteria.criterion import Criterion, Ints, Side, ints
from matcher.facts import Seeker, Spot, Vacancy
from matcher.taxonomy import Taxonomy

PLACES = next(at for at, criterion in enumerate(ALL) if criterion.key == "distance")
"""The column whose codes lie in the order of the map, and rows in the order of it."""
NARROW = (1 << 16) - 1
"""So many distinct keys have codes of 16 bits."""
TRADES = next(at for at, criterion in enumerate(ALL) if criterion.key == "trade")


class Numbered(Protocol):
    """A record with an id."""

    @property
    def id(self) -> int: ...


Kept = TypeVar("Kept", bound=Numbered)


@dataclass(frozen=True, slots=True)
class Kind(Generic[Kept]):
    """How records of one kind become columns."""

    key: Callable[[Criterion, Kept, Taxonomy], Hashable]
    side: Callable[[Criterion, Sequence[Kept], Taxonomy], Side]
    entries: Callable[[Asked, Kept, Taxonomy], list[Entry]]
    spot: Callable[[Kept], Spot | None]


VACANCIES: Kind[Vacancy] = Kind(
    lambda criterion, record, words: criterion.vacancy_key(record, words),
    lambda criterion, records, words: criterion.vacancy_side(records, words),
    lambda criterion, record, words: criterion.vacancy_entries(record, words),
    lambda record: record.spots[0] if record.spots else None,
)
SEEKERS: Kind[Seeker] = Kind(
    lambda criterion, record, words: criterion.seeker_key(record, words),
    lambda criterion, records, words: criterion.seeker_side(records, words),
    lambda criterion, record, words: criterion.seeker_entries(record, words),
    attrgetter("home"),
)


@dataclass(frozen=True)
class Columns:
    """Rows in the order of the map, then of ids.

    `codes[row, c]` is a row of `sides[c]`; entries of a row are `starts[row]` to `starts[row + 1]`.
    """

    ids: Ints
    codes: NDArray[Any]
    sides: tuple[Side, ...]
    starts: Ints
    concepts: NDArray[np.uint16]
    values: NDArray[np.uint8]
    marked: NDArray[np.uint8]
    names: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.ids)

    @cached_property
    def longest(self) -> int:
        """The most entries of a row, and one more for its trade."""
        return int(np.diff(self.starts).max(initial=0)) + 1

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The number of each concept that some row names."""
        return {name: at for at, name in enumerate(self.names)}


@dataclass(slots=True)
class _Draft(Generic[Kept]):
    """What is gathered row by row; `first` holds one record for each distinct key."""

    ids: list[int] = field(default_factory=list)
    codes: list[list[int]] = field(default_factory=lambda: [[] for _ in ALL])
    known: list[dict[Hashable, int]] = field(default_factory=lambda: [{} for _ in ALL])
    first: list[list[Kept]] = field(default_factory=lambda: [[] for _ in ALL])
    counts: list[int] = field(default_factory=list)
    concepts: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    marked: list[bool] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)


def columns(records: Iterable[Kept], kind: Kind[Kept], words: Taxonomy) -> Columns:
    """Lay records of distinct ids out as columns, reading each once."""
    draft: _Draft[Kept] = _Draft()
    for record in records:
        _take(draft, record, kind, words)
    order, moved = _by_map(draft, kind)
    draft.first[PLACES] = [draft.first[PLACES][at] for at in np.argsort(moved)]
    sides = tuple(kind.side(c, first, words) for c, first in zip(ALL, draft.first, strict=True))
    wide = any(side.size > NARROW for side in sides)
    codes = np.array(draft.codes, dtype=np.uint32 if wide else np.uint16).T
    codes[:, PLACES] = moved[codes[:, PLACES]]
    return _entered(draft, order, np.ascontiguousarray(codes[order]), sides)


def _take(draft: _Draft[Kept], record: Kept, kind: Kind[Kept], words: Taxonomy) -> None:
    draft.ids.append(record.id)
    for at, criterion in enumerate(ALL):
        key = kind.key(criterion, record, words)
        known = draft.known[at]
        code = known.get(key)
        if code is None:
            code = known[key] = len(known)
            draft.first[at].append(record)
        draft.codes[at].append(code)
    entries = [entry for asked in ASKED for entry in kind.entries(asked, record, words)]
    draft.counts.append(len(entries))
    for concept, value, mark in entries:
        draft.concepts.append(draft.names.setdefault(concept, len(draft.names)))
        draft.values.append(value)
        draft.marked.append(mark)


def _by_map(draft: _Draft[Kept], kind: Kind[Kept]) -> tuple[Ints, Ints]:
    """The order of the rows, and the new code of each place: neighbours lie side by side."""
    spots = [kind.spot(record) for record in draft.first[PLACES]]
    moved = np.empty(len(spots), dtype=np.int64)
    moved[sorted(range(len(spots)), key=lambda at: _corner(spots[at]))] = np.arange(len(spots))
    order = np.lexsort((ints(draft.ids), moved[ints(draft.codes[PLACES])]))
    return order, moved


def _corner(spot: Spot | None) -> tuple[str, int]:
    """Abroad and unsaid first; at home along a Morton curve over a grid of some 1.2 km."""
    if spot is None:
        return "", 0
    across, up = int((spot.lon + 180) * 91), int((spot.lat + 90) * 91)
    curve = sum(
        (across >> bit & 1) << 2 * bit | (up >> bit & 1) << 2 * bit + 1 for bit in range(16)
    )
    return spot.country, curve


def _entered(
    draft: _Draft[Any], order: Ints, codes: NDArray[Any], sides: tuple[Side, ...]
) -> Columns:
    """The columns with each row's entries behind one another in the new order."""
    counts = ints(draft.counts)
    before = np.cumsum(counts) - counts
    starts = np.concatenate((ints([0]), np.cumsum(counts[order])))
    taken = np.repeat(before[order] - starts[:-1], counts[order]) + np.arange(starts[-1])
    return Columns(
        ints(draft.ids)[order],
        codes,
        sides,
        starts,
        np.array(draft.concepts, dtype=np.uint16)[taken],
        np.array(draft.values, dtype=np.uint8)[taken],
        np.array(draft.marked, dtype=np.uint8)[taken],
        tuple(draft.names),
    )
