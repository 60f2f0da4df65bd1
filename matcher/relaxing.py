"""What would help: how many more pass, exactly, when one wish or one demand alone is eased.

Easing one thing lets in only what that one thing kept out. So everything is gone through once, what a
single thing blocks is set aside with its cause, and each way of easing is tried on its own heap.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matcher.criteria import ALL, ASKED
from matcher.criteria.criterion import Ints
from matcher.kernels import kernel
from matcher.kernels.plain import sums
from matcher.part import Part
from matcher.question import BLOCKED, POINTS, Asker, ask

_AT = {criterion.key: at for at, criterion in enumerate(ALL)}


@dataclass(frozen=True, slots=True)
class Gain:
    """How many more pass, and the best of them as (id, score)."""

    more: int
    best: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Eases:
    """A way of easing: the asker as it would be, and the criterion in which it differs."""

    criterion: str
    asker: Asker


class Kept:
    """What exactly one column keeps out of a part, by the column."""

    def __init__(self, part: Part, asker: Asker) -> None:
        self.part, self.asker = part, asker
        self.question = ask(part.judgements, asker, 1)
        self.rows, causes = kernel().nearly(part, self.question)
        judged = np.append(self.question.judged, -1)
        self.causes = judged[causes]

    def gain(self, eases: Eases, k: int) -> Gain:
        """What one way of easing lets in."""
        at = _AT[eases.criterion]
        return self._of_concepts(eases, k) if ALL[at] in ASKED else self._of_column(at, eases, k)

    def _of_column(self, at: int, eases: Eases, k: int) -> Gain:
        rows = self.rows[self.causes == at]
        worth = self.part.judgements.of(at, eases.asker).sums[self.part.columns.codes[rows, at]]
        let_in = worth < BLOCKED
        return Gain(int(let_in.sum()), tuple(self._best(rows[let_in], at, worth[let_in], k)))

    def _of_concepts(self, eases: Eases, k: int) -> Gain:
        """A must that is one no more: the others still hold, and the weights are shared anew."""
        rows = self.rows[self.causes < 0]
        question = ask(self.part.judgements, eases.asker, 0)
        totals = sums(self.part.columns, question, rows)
        let_in = totals < BLOCKED
        best = ranked(self.part.columns.ids[rows[let_in]], totals[let_in], k)
        return Gain(int(let_in.sum()), tuple(best))

    def _best(self, rows: Ints, at: int, worth: Ints, k: int) -> list[tuple[int, int]]:
        before = self.part.judgements.of(at, self.asker).sums[self.part.columns.codes[rows, at]]
        scores = (sums(self.part.columns, self.question, rows) - before + worth) & POINTS
        return ranked(self.part.columns.ids[rows], scores, k)


def ranked(ids: Ints, scores: Ints, k: int) -> list[tuple[int, int]]:
    """(id, score) of the `k` best, ties by id."""
    order = np.lexsort((ids, -scores))[:k]
    return list(zip(ids[order].tolist(), scores[order].tolist(), strict=True))


def gains(parts: Sequence[Part], asker: Asker, ways: Sequence[Eases], k: int) -> list[Gain]:
    """What each way of easing lets in, over all parts."""
    kept = [Kept(part, asker) for part in parts]
    return [_together([each.gain(way, k) for each in kept], k) for way in ways]


def _together(found: Sequence[Gain], k: int) -> Gain:
    pairs = (pair for each in found for pair in each.best)
    best = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
    return Gain(sum(each.more for each in found), tuple(best[:k]))
