"""The kernel in numba: partial sums by concept, a bound per block, the best blocks first.

One pass over the postings of what the question names gives every row a ceiling of 16 bits and every
block a bound. Blocks are then opened in the order of their bounds, and rows whose ceiling can still
reach the last of the best are summed exactly.
"""

from threading import local
from typing import Any, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from matcher.columns import PLACES
from matcher.criteria.criterion import Ints
from matcher.part import Part
from matcher.postings import BLOCK, CHUNK, Postings
from matcher.question import BLOCKED, POINTS, Question, hard_columns

BUCKETS = 1024
NEVER = -(1 << 60)
"""Where nobody who asks would go."""
_desk = local()
_within = njit(cache=True, nogil=True, inline="always")
"""For what is asked of every row: called, it would count the references of all arrays each time."""


class _Rows(NamedTuple):
    ids: Ints
    open: NDArray[np.bool_]
    codes: NDArray[Any]
    starts: Ints
    concepts: NDArray[np.uint16]
    values: NDArray[np.uint8]
    marked: NDArray[np.uint8]


class _Best(NamedTuple):
    rows: Ints
    scores: Ints


def best(part: Part, question: Question, k: int) -> tuple[Ints, Ints]:
    """Rows and scores of the `k` best open rows that are wanted, ties by id."""
    size = part.columns.size
    many = max(min(k, size), 0)
    top = _Best(np.empty(many, np.int64), np.empty(many, np.int64))
    if not many:
        return top
    found = _search(_rows(part), part.postings, question, _sums(size), top)
    return top.rows[:found], top.scores[:found]


def nearly(part: Part, question: Question) -> tuple[Ints, Ints]:
    """Open rows that one column blocks, or only musts, and which (its place in `judged`, or -1)."""
    rows = np.empty(part.columns.size, np.int64)
    causes = np.empty(part.columns.size, np.int64)
    hard = hard_columns(question)
    found = _nearly(_rows(part), question, hard, rows, causes)
    return rows[:found], causes[:found]


def _rows(part: Part) -> _Rows:
    of = part.columns
    return _Rows(of.ids, part.open, of.codes, of.starts, of.concepts, of.values, of.marked)


def _sums(size: int) -> NDArray[np.uint16]:
    """This thread's partial sums, all zero between questions."""
    kept: NDArray[np.uint16] | None = getattr(_desk, "sums", None)
    if kept is None or len(kept) < size:
        kept = _desk.sums = np.zeros(size, dtype=np.uint16)
    return kept


@njit(cache=True, nogil=True)
def _search(
    rows: _Rows, lists: Postings, asked: Question, sums: NDArray[np.uint16], top: _Best
) -> int:
    size, k = len(rows.ids), len(top.rows)
    found, least = 0, np.int64(-1)
    bounds = _bounds(lists, asked, sums, size)
    for block in _by_bound(bounds):
        if bounds[block] < least or bounds[block] == NEVER:
            continue
        needed = least - asked.rest - _nearest(lists, asked, block)
        for row in range(block * BLOCK, min(block * BLOCK + BLOCK, size)):
            if np.int64(sums[row]) << asked.shift < needed:
                continue  # short of it wherever it lies: its codes needn't be fetched
            place = _place(asked, rows.codes[row, PLACES])
            ceiling = (np.int64(sums[row]) << asked.shift) + asked.rest + place
            if not rows.open[row] or place == NEVER or ceiling < least:
                continue
            total = _sum(rows, asked, row)
            if total >> 40 == asked.wanted and total & POINTS >= least:
                found = _insert(top, found, row, total & POINTS, rows.ids)
                if found == k:
                    least = top.scores[k - 1]
    sums[:size] = 0
    return found


@njit(cache=True, nogil=True)
def _bounds(lists: Postings, asked: Question, sums: NDArray[np.uint16], size: int) -> Ints:
    """Fill the partial sums; bound what the rows of each block can score."""
    bounds = np.empty(len(lists.place_starts) - 1, np.int64)
    for chunk in range(lists.chunks):
        begin = chunk * CHUNK
        _add_up(lists, asked, sums, chunk, begin)
        for block in range(begin // BLOCK, (min(begin + CHUNK, size) + BLOCK - 1) // BLOCK):
            first = block * BLOCK
            leading = np.int64(_highest(sums[first : min(first + BLOCK, size)])) << asked.shift
            nearest = _nearest(lists, asked, block)
            bounds[block] = NEVER if nearest == NEVER else asked.rest + leading + nearest
    return bounds


@njit(cache=True, nogil=True)
def _add_up(
    lists: Postings, asked: Question, sums: NDArray[np.uint16], chunk: int, begin: int
) -> None:
    up, own = (np.int64(1) << asked.shift) - 1, sums[begin:]
    for at in range(len(asked.keys)):
        cell, step = asked.keys[at] * lists.chunks + chunk, asked.steps[at]
        named = slice(lists.starts[cell], lists.starts[cell + 1])
        rows, values = lists.rows[named], lists.values[named]
        for place in range(len(rows)):
            own[rows[place]] += np.uint16((values[place] * step + up) >> asked.shift)


@njit(cache=True, nogil=True)
def _nearest(lists: Postings, asked: Question, block: int) -> int:
    """The most that a place of this block is worth, if work there is wanted at all."""
    if asked.places < 0:
        return 0
    most = NEVER
    for at in range(lists.place_starts[block], lists.place_starts[block + 1]):
        most = max(most, _place(asked, lists.places[at]))
    return most


@_within
def _place(asked: Question, code: int) -> int:
    if asked.places < 0:
        return 0
    worth = asked.worth[asked.places + code]
    if asked.wanted == 0 and worth >= BLOCKED:
        return NEVER
    return int(worth & POINTS)


@_within
def _sum(rows: _Rows, asked: Question, row: int) -> int:
    """Points and blocks of one row, exactly."""
    total = np.int64(asked.base)
    for at in range(len(asked.judged)):
        total += asked.worth[asked.offsets[at] + rows.codes[row, asked.judged[at]]]
    if total >> 40 > asked.wanted and asked.base < BLOCKED:
        return int(total)  # blocked already; only the asker's own musts can be met later
    for entry in range(rows.starts[row], rows.starts[row + 1]):
        concept = rows.concepts[entry]
        total += rows.values[entry] * asked.earns[concept]
        total += rows.marked[entry] * asked.blocks[concept]
    return int(total)


@njit(cache=True, nogil=True)
def _nearly(rows: _Rows, asked: Question, hard: Ints, found_rows: Ints, causes: Ints) -> int:
    found = 0
    for row in range(len(rows.ids)):
        cause, many = -1, 0
        for at in hard:
            worth = asked.worth[asked.offsets[at] + rows.codes[row, asked.judged[at]]]
            if worth >= BLOCKED:
                cause, many = at, many + (worth >> 40)
        if not rows.open[row] or many > 1:
            continue
        musts = _musts(rows, asked, row)
        if musts + many == 1 or (musts > 0 and many == 0):
            found_rows[found], causes[found] = row, cause
            found += 1
    return found


@_within
def _musts(rows: _Rows, asked: Question, row: int) -> int:
    """How many musts of a row, or of the question, stand in the way."""
    musts = np.int64(asked.base)
    for entry in range(rows.starts[row], rows.starts[row + 1]):
        musts += rows.marked[entry] * asked.blocks[rows.concepts[entry]]
    return int(musts >> 40)


@njit(cache=True, nogil=True)
def _insert(top: _Best, found: int, row: int, score: int, ids: Ints) -> int:
    """Put a row in its place among the best, if it has one; return how many there are."""
    at, k = found, len(top.rows)
    if found == k:
        if not _before(score, ids[row], top.scores[k - 1], ids[top.rows[k - 1]]):
            return found
        at = k - 1
    while at > 0 and _before(score, ids[row], top.scores[at - 1], ids[top.rows[at - 1]]):
        top.scores[at], top.rows[at] = top.scores[at - 1], top.rows[at - 1]
        at -= 1
    top.scores[at], top.rows[at] = score, row
    return min(found + 1, k)


@_within
def _before(score: int, key: int, other_score: int, other_key: int) -> bool:
    return score > other_score or (score == other_score and key < other_key)


@njit(cache=True, nogil=True)
def _highest(sums: NDArray[np.uint16]) -> int:
    most = np.uint16(0)
    for at in range(len(sums)):
        most = sums[at] if sums[at] > most else most  # so put, many are compared at a time
    return int(most)


@njit(cache=True, nogil=True)
def _by_bound(bounds: Ints) -> Ints:
    """Blocks by falling bound, to within a bucket."""
    high = bounds.max()
    low = high
    for bound in bounds:
        if bound != NEVER:
            low = min(low, bound)
    width = (high - low) // BUCKETS + 1
    counts = np.zeros(BUCKETS + 1, np.int64)
    for bound in bounds:
        counts[min((high - bound) // width, BUCKETS - 1) + 1] += 1
    for at in range(BUCKETS):
        counts[at + 1] += counts[at]
    order = np.empty(len(bounds), np.int64)
    for block in range(len(bounds)):
        bucket = min((high - bounds[block]) // width, BUCKETS - 1)
        order[counts[bucket]] = block
        counts[bucket] += 1
    return order
