"""The kernel in plain numpy: a ceiling for every row, then the exact sum of those that can be best."""

import numpy as np

from matcher.columns import PLACES
from matcher.criteria.criterion import Ints
from matcher.part import Part
from matcher.postings import CHUNK, Postings
from matcher.question import BLOCKED, POINTS, Question, hard_columns
from matcher.tally import sums

FIRST = 2048
"""Rows summed before the others are held against the last of the best."""
SMALL = 20_000
"""So few rows are summed sooner than bounded."""


def best(part: Part, question: Question, k: int) -> tuple[Ints, Ints]:
    """Rows and scores of the `k` best open rows that are wanted, ties by id."""
    rows = np.flatnonzero(part.open)
    if len(rows) > max(SMALL, FIRST + k):
        ceiling = ceilings(part, question)[rows]
        early = np.argpartition(-ceiling, FIRST + k)[: FIRST + k]
        _, scores = _ranked(part, question, rows[early], k)
        if len(scores) == k:
            rows = rows[ceiling >= scores[-1]]
    return _ranked(part, question, rows, k)


def nearly(part: Part, question: Question) -> tuple[Ints, Ints]:
    """Open rows that one column blocks, or only musts, and which (its place in `judged`, or -1)."""
    rows = np.flatnonzero(part.open)
    many, cause = np.zeros(len(rows), np.int64), np.full(len(rows), -1)
    for at in hard_columns(question):
        codes = part.columns.codes[rows, question.judged[at]]
        blocks = question.worth[question.offsets[at] + codes] // BLOCKED
        cause[blocks > 0], many = at, many + blocks
    musts = sums(part.columns, question, rows) // BLOCKED - many
    found = ((musts + many == 1) | ((musts > 0) & (many == 0))) & (many <= 1)
    return rows[found], cause[found]


def _ranked(part: Part, question: Question, rows: Ints, k: int) -> tuple[Ints, Ints]:
    found = sums(part.columns, question, rows)
    passing = found // BLOCKED == question.wanted
    rows, scores = rows[passing], found[passing] & POINTS
    if len(rows) > k > 0:
        least = np.partition(scores, len(rows) - k)[len(rows) - k]
        rows, scores = rows[scores >= least], scores[scores >= least]
    order = np.lexsort((part.columns.ids[rows], -scores))[:k]
    return rows[order], scores[order]


def ceilings(part: Part, question: Question) -> Ints:
    """What each row can score at most: its leading points, its place, and the rest."""
    size = part.columns.size
    found = np.full(size, question.rest, dtype=np.int64)
    for key, step in zip(question.keys, question.steps, strict=True):
        rows, values = _rows_of(part.postings, int(key))
        np.add.at(found, rows, values * step)  # a row may name a concept twice
    if question.places >= 0:
        places = question.worth[question.places + part.columns.codes[:, PLACES]]
        found += places & POINTS
    return found


def _rows_of(postings: Postings, key: int) -> tuple[Ints, Ints]:
    cells = postings.starts[key * postings.chunks : (key + 1) * postings.chunks + 1]
    base = np.repeat(np.arange(postings.chunks) * CHUNK, np.diff(cells))
    named = slice(cells[0], cells[-1])
    return base + postings.rows[named], postings.values[named].astype(np.int64)
