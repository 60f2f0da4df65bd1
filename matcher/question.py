"""A question put to one part of the index: what each code is worth, what each concept earns.

All points are weighed already, so that a row's score is a plain sum; how many things block rides in
the high bits of the same sum.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from matcher.columns import PLACES, TRADES, Columns
from matcher.criteria import ALL, ASKED
from matcher.criteria.asked import Asked, Factor
from matcher.criteria.criterion import UNIT, Criterion, Ints, Marks, Query, Side, ints
from matcher.facts import NO_LIMITS, Seeker, Vacancy
from matcher.postings import WHOLE

BLOCKED = 1 << 40
"""One thing that blocks; below it are the points."""
LIMITED = 1 << 52
"""A limit that blocks: no count of ordinary blocks comes near."""
POINTS = BLOCKED - 1
ROOM = (1 << 16) - 1
"""What a partial sum of 16 bits holds."""
KEPT = 4096
LEADING = (PLACES, TRADES)

Weights = Mapping[str, int]
_ROLE = tuple(LIMITED if criterion.group == "limit" else BLOCKED for criterion in ALL)


@dataclass(frozen=True, slots=True)
class Asker:
    """One record that asks. Limits are judged for this question alone and never kept."""

    query: Query
    weights: Weights
    marks: Callable[[Criterion, Side], Marks]
    key: Callable[[Criterion], Hashable]
    factors: Callable[[Asked], Iterator[Factor]]
    has_musts: bool
    """Whether the musts are the asker's (each blocks until a row meets it) or the rows'."""


class Question(NamedTuple):
    """All that a kernel needs besides the part, as numba can take it.

    Wanted are the rows with exactly `wanted` blocks.

    A row's sum is `base`, plus `worth[offsets[c] + codes[row, c]]` for each of the `judged` columns,
    plus `value * earns[concept]` for each entry, plus `blocks[concept]` if it is marked.
    `keys`, `steps` and `shift` make a ceiling of the row's leading points from its postings; `rest` is
    the most that everything but these and its place can add.
    """

    base: int
    worth: Ints
    offsets: Ints
    judged: Ints
    earns: Ints
    blocks: Ints
    keys: Ints
    steps: Ints
    shift: int
    rest: int
    places: int
    """Where the places begin in `worth`; -1 when all are worth the same."""
    wanted: int


def hard_columns(question: Question) -> Ints:
    """The places in `judged` of the columns some of whose codes block."""
    if not len(question.judged):
        return question.judged
    return np.flatnonzero(np.maximum.reduceat(question.worth, question.offsets) >= BLOCKED)


def by_seeker(seeker: Seeker, query: Query, weights: Weights) -> Asker:
    """A seeker who asks for vacancies."""
    return Asker(
        query,
        weights,
        lambda criterion, side: criterion.judge_vacancies(seeker, side, query),
        lambda criterion: criterion.seeker_key(seeker, query.taxonomy),
        lambda asked: asked.factors_of_seeker(seeker, query.taxonomy),
        has_musts=False,
    )


def by_vacancy(vacancy: Vacancy, query: Query, weights: Weights) -> Asker:
    """A vacancy that asks for seekers."""
    return Asker(
        query,
        weights,
        lambda criterion, side: criterion.judge_seekers(vacancy, side, query),
        lambda criterion: criterion.vacancy_key(vacancy, query.taxonomy),
        lambda asked: asked.factors_of_vacancy(vacancy, query.taxonomy),
        has_musts=True,
    )


class Worth:
    """The sum of points and blocks of each code of a column, and what can be said of all."""

    __slots__ = ("most", "same", "sums")

    def __init__(self, sums: Ints) -> None:
        self.sums = sums
        most, least = int(sums.max(initial=0)), int(sums.min(initial=1 << 62))
        self.same = most <= least
        self.most = most, most
        if most >= BLOCKED:
            free = sums[sums < BLOCKED]
            self.most = int(free.max(initial=0)), int((sums & POINTS).max(initial=0))

    def at_most(self, wanted: int) -> int:
        """The most points of a code that a row with so many blocks can have."""
        return self.most[min(wanted, 1)]


class Judgements:
    """What the distinct keys of one part earned from questions asked before; limits are not kept."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._kept: dict[tuple[int, int, date, Hashable], Worth] = {}

    @property
    def known(self) -> set[int]:
        """The columns of which anything is kept."""
        return {name[0] for name in self._kept}

    def of(self, at: int, asker: Asker) -> Worth:
        """What each code of a column is worth to whoever asks."""
        criterion, weight = ALL[at], asker.weights[ALL[at].key]
        if criterion.group == "limit":
            return self._judged(at, asker, weight)
        name = (at, weight, asker.query.today, asker.key(criterion))
        found = self._kept.get(name)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[name] = self._judged(at, asker, weight)
        return found

    def _judged(self, at: int, asker: Asker, weight: int) -> Worth:
        marks = asker.marks(ALL[at], self.columns.sides[at])
        return Worth(marks.points * weight + marks.blocks * _ROLE[at])


def ask(judgements: Judgements, asker: Asker, wanted: int) -> Question:
    """Make the question for the rows with exactly `wanted` blocks."""
    columns, free = judgements.columns, asker.query.limits == NO_LIMITS
    base, rest, judged = 0, 0, []
    for at, criterion in enumerate(ALL):
        if columns.size and not (free and criterion.group == "limit"):
            worth = judgements.of(at, asker)
            if worth.same and worth.sums[0] < BLOCKED:
                base += int(worth.sums[0])
            else:
                judged.append((at, worth.sums))
                rest += 0 if at in LEADING else worth.at_most(wanted)
    earns, blocks, musts = _factors(columns, asker)
    worths = dict(judged)
    keys, steps = _leading(columns, earns, worths.get(TRADES, _NOTHING))
    offsets = dict(zip(worths, np.cumsum([0, *map(len, worths.values())]).tolist(), strict=False))
    return Question(
        base + musts,
        np.concatenate([_NOTHING, *worths.values()]),
        ints(list(offsets.values())),
        ints(list(worths)),
        earns,
        blocks,
        keys,
        steps,
        _shift(columns, asker.weights),
        rest + (base & POINTS),
        offsets.get(PLACES, -1),
        wanted,
    )


_NOTHING = ints([])


def _factors(columns: Columns, asker: Asker) -> tuple[Ints, Ints, int]:
    """What each concept earns; what a mark on it blocks; and the blocks of every row before that."""
    earns = np.zeros(len(columns.names), dtype=np.int64)
    blocks = np.full(len(columns.names), 0 if asker.has_musts else BLOCKED, dtype=np.int64)
    musts, concepts, earned, met = 0, [], [], []
    places = columns.places
    for asked in ASKED:
        weight = asker.weights[asked.key]
        for name, factor, enough in asker.factors(asked):
            musts += enough
            if (concept := places.get(name)) is not None:
                concepts.append(concept)
                earned.append(factor * weight)
                met.append(enough * BLOCKED)
    at = ints(concepts)  # one may be named twice
    np.add.at(earns, at, ints(earned))
    np.subtract.at(blocks, at, ints(met))
    return earns, blocks, musts * BLOCKED if asker.has_musts else 0


def _leading(columns: Columns, earns: Ints, trades: Ints) -> tuple[Ints, Ints]:
    """The keys of the postings that earn something, and what each 255th part of them may earn."""
    named, points = np.flatnonzero(earns), trades & POINTS
    led = np.flatnonzero(points)
    steps = np.concatenate((earns[named], -(-points[led] // WHOLE)))
    return np.concatenate((named, led + len(columns.names))), steps


def _shift(columns: Columns, weights: Weights) -> int:
    """How coarse a ceiling must be to fit 16 bits, each entry rounded up by one at most."""
    leading = UNIT * (sum(weights[asked.key] for asked in ASKED) + weights[ALL[TRADES].key])
    return (leading // (ROOM - columns.longest)).bit_length()
