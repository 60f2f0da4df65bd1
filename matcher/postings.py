"""Who names a concept: rows by concept, in chunks; and which places lie in a block of rows.

Together they bound what the rows of a block can score, so that most blocks are never looked at
(block-max pruning: Ding and Suel 2011; Mallia, Suel and Tonellotto 2024).
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.columns import PLACES, TRADES, Columns
from matcher.criteria.criterion import Ints

CHUNK = 1 << 15
"""Rows whose partial sums stay in the cache; a row's place in its chunk must fit 16 bits."""
BLOCK = 256
WHOLE = 255
"""The value of a row under its trade: all of what the trade is worth to the question."""
assert CHUNK <= 1 << 16
assert CHUNK % BLOCK == 0


class Postings(NamedTuple):
    """Rows of `key` in chunk `c` are `rows[starts[key * chunks + c] : starts[key * chunks + c + 1]]`.

    Keys are the concepts of the columns, then the codes of the trades. The places of block `b` are
    `places[place_starts[b] : place_starts[b + 1]]`, as codes.
    """

    chunks: int
    starts: Ints
    rows: NDArray[np.uint16]
    values: NDArray[np.uint8]
    place_starts: Ints
    places: NDArray[np.uint32]


def postings(columns: Columns) -> Postings:
    """Index the columns of one part."""
    chunks = -(-columns.size // CHUNK)
    concepts = len(columns.names)
    keys = concepts + columns.sides[TRADES].size
    all_rows = np.arange(columns.size, dtype=np.int64)
    row = np.concatenate((np.repeat(all_rows, np.diff(columns.starts)), all_rows))
    trades = columns.codes[:, TRADES].astype(np.int64) + concepts
    key = np.concatenate((columns.concepts.astype(np.int64), trades))
    value = np.concatenate((columns.values, np.full(columns.size, WHOLE, dtype=np.uint8)))
    cell = key * chunks + row // CHUNK
    order = np.argsort(cell, kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(cell, minlength=keys * chunks))))
    place_starts, places = _places(columns.codes[:, PLACES])
    return Postings(
        chunks,
        starts.astype(np.int64),
        (row[order] % CHUNK).astype(np.uint16),
        value[order],
        place_starts,
        places,
    )


def _places(codes: NDArray[Any]) -> tuple[Ints, NDArray[np.uint32]]:
    """The distinct places of each block; rows lie in the order of places."""
    block = np.arange(len(codes)) // BLOCK
    fresh = np.ones(len(codes), dtype=np.bool_)
    fresh[1:] = (codes[1:] != codes[:-1]) | (block[1:] != block[:-1])
    counts = np.bincount(block[fresh], minlength=-(-len(codes) // BLOCK))
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    return starts, codes[fresh].astype(np.uint32)
