"""What would help: how many more pass, exactly, when one wish or one demand alone is eased.

Easing one thing lets in only what that one thing kept out. So everything is gone through once, what a
single thing blocks is set aside with its cause, and each way of easing is tried on its own heap.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from matcher.criteria import ALL, ASKED
from matcher.criteria.criterion import Ints
from matcher.kernels import kernel
from matcher.part import Part
from matcher.question import BLOCKED, POINTS, Asker, ask
from matcher.tally import Scored, merged, ranked, sums

MANY = 500
"""From so many for each that is wanted, asking for the best is sooner done than adding all up."""
_AT = {criterion.key: at for at, criterion in enumerate(ALL)}


@dataclass(frozen=True, slots=True)
class Gain:
    """How many more pass, and the best of them as (id, score)."""

    more: int
    best: tuple[Scored, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of easing: the asker as it would be, and the criterion in which it differs."""

    criterion: str
    asker: Asker


class SetAside:
    """What exactly one column keeps out of a part, by the column."""

    def __init__(self, part: Part, asker: Asker) -> None:
        self.part, self.asker = part, asker
        self.question = ask(part.judgements, asker, 1)
        self.rows, causes = kernel().nearly(part, self.question)
        judged = np.append(self.question.judged, -1)
        self.causes = judged[causes]

    def gain(self, way: Way, k: int) -> Gain:
        """What one way of easing lets in."""
        at = _AT[way.criterion]
        return self._of_concepts(way, k) if ALL[at] in ASKED else self._of_column(at, way, k)

    def _of_column(self, at: int, way: Way, k: int) -> Gain:
        rows = self.rows[self.causes == at]
        worth = self.part.judgements.of(at, way.asker).sums[self.part.columns.codes[rows, at]]
        let_in = worth < BLOCKED
        rows, worth = rows[let_in], worth[let_in]
        many = len(rows) > MANY * max(k, 1)
        best = self._found(rows, way, k) if many else self._best(rows, at, worth, k)
        return Gain(len(rows), tuple(best))

    def _of_concepts(self, way: Way, k: int) -> Gain:
        """A must that is one no more: the others still hold, and the weights are shared anew."""
        rows = self.rows[self.causes < 0]
        question = ask(self.part.judgements, way.asker, 0)
        totals = sums(self.part.columns, question, rows)
        let_in = totals < BLOCKED
        best = ranked(self.part.columns.ids[rows[let_in]], totals[let_in], k)
        return Gain(int(let_in.sum()), tuple(best))

    def _found(self, rows: Ints, way: Way, k: int) -> list[Scored]:
        """The best of many, by a question for them alone: nothing else keeps any of them out."""
        open_now = np.zeros(self.part.columns.size, np.bool_)
        open_now[rows] = True
        question = ask(self.part.judgements, way.asker, 0)
        best, scores = kernel().best(replace(self.part, open=open_now), question, k)
        return list(zip(self.part.columns.ids[best].tolist(), scores.tolist(), strict=True))

    def _best(self, rows: Ints, at: int, worth: Ints, k: int) -> list[Scored]:
        before = self.part.judgements.of(at, self.asker).sums[self.part.columns.codes[rows, at]]
        scores = (sums(self.part.columns, self.question, rows) - before + worth) & POINTS
        return ranked(self.part.columns.ids[rows], scores, k)


def gains(parts: Sequence[Part], asker: Asker, ways: Sequence[Way], k: int) -> list[Gain]:
    """What each way of easing lets in, over all parts."""
    aside = [SetAside(part, asker) for part in parts]
    return [_together([each.gain(way, k) for each in aside], k) for way in ways]


def _together(found: Sequence[Gain], k: int) -> Gain:
    best = merged((each.best for each in found), k)
    return Gain(sum(each.more for each in found), tuple(best))
