"""A part of the index: columns, their postings, and which rows still count."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.columns import Columns, Kept, Kind, columns
from matcher.criteria.criterion import ints
from matcher.postings import Postings, postings
from matcher.question import Judgements
from matcher.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Part:
    """`open` tells which rows count; `judgements` are shared by all states of the same columns."""

    columns: Columns
    postings: Postings
    open: NDArray[np.bool_]
    judgements: Judgements

    def without(self, ids: Iterable[int]) -> "Part":
        """The part with these ids closed."""
        gone = np.isin(self.columns.ids, ints(list(ids)))
        return replace(self, open=self.open & ~gone) if gone.any() else self

    @property
    def open_ids(self) -> list[int]:
        """The ids that count."""
        return [int(key) for key in self.columns.ids[self.open]]


def part(records: Iterable[Kept], kind: Kind[Kept], words: Taxonomy) -> Part:
    """Lay records of distinct ids out."""
    laid = columns(records, kind, words)
    return Part(laid, postings(laid), np.ones(laid.size, np.bool_), Judgements(laid))
