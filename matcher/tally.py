"""What rows add up to, exactly, and the order of the best: by score, then by the smaller id."""

from collections.abc import Iterable
from itertools import chain
from typing import TypeAlias

import numpy as np

from matcher.columns import Columns
from matcher.criteria.criterion import Ints
from matcher.question import Question

Scored: TypeAlias = tuple[int, int]
"""An id and its score."""


def sums(columns: Columns, question: Question, rows: Ints) -> Ints:
    """Points and blocks of some rows, exactly."""
    found = np.full(len(rows), question.base, dtype=np.int64)
    for at, offset in zip(question.judged, question.offsets, strict=True):
        found += question.worth[offset + columns.codes[rows, at]]
    _, entries = entries_of(columns, rows)
    concepts = columns.concepts[entries]
    each = columns.values[entries] * question.earns[concepts]
    each += columns.marked[entries] * question.blocks[concepts]
    counts = columns.starts[rows + 1] - columns.starts[rows]
    filled = np.flatnonzero(counts)
    if len(filled):
        found[filled] += np.add.reduceat(each, (np.cumsum(counts) - counts)[filled])
    return found


def entries_of(columns: Columns, rows: Ints) -> tuple[Ints, Ints]:
    """The entries of some rows, each with the place of its row among them."""
    counts = columns.starts[rows + 1] - columns.starts[rows]
    owner = np.repeat(np.arange(len(rows)), counts)
    begin = columns.starts[rows] - (np.cumsum(counts) - counts)
    return owner, np.repeat(begin, counts) + np.arange(len(owner))


def ranked(ids: Ints, scores: Ints, k: int) -> list[Scored]:
    """The `k` best of some rows."""
    order = np.lexsort((ids, -scores))[:k]
    return list(zip(ids[order].tolist(), scores[order].tolist(), strict=True))


def merged(found: Iterable[Iterable[Scored]], k: int) -> list[Scored]:
    """The `k` best of several parts' best."""
    return sorted(chain.from_iterable(found), key=lambda pair: (-pair[1], pair[0]))[:k]
