"""Doors a course opens: the vacancies that only a missing must keeps from somebody, and what meets it.

A course changes what is held and nothing else. So the vacancies that only musts keep away are set aside
once, with the concepts that are missing, and each course is tried on them alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from matcher.facts import Course, Held, Seeker
from matcher.kernels import kernel
from matcher.part import Part
from matcher.question import BLOCKED, POINTS, Asker, Question, ask
from matcher.tally import Scored, entries_of, merged, ranked, sums

LEARNT = 3
"""The level of somebody who has finished a course: does it alone."""
WEEKS = 13
"""How long a course is taken to be that doesn't say: a quarter of a year."""
BEST = 20
"""So many of the best vacancies are compared before and after."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a course would open: how many vacancies, the best of them, and the rise of the best twenty."""

    more: int
    best: tuple[Scored, ...]
    lift: int


def after(seeker: Seeker, course: Course) -> Seeker:
    """The seeker as they would be after a course."""
    levels: dict[str, int] = {}
    for held in (*seeker.held, *(Held(concept, LEARNT) for concept in course.gives)):
        levels[held.concept] = max(held.level, levels.get(held.concept, 0))
    return replace(seeker, held=tuple(Held(*each) for each in levels.items()))


class Shut:
    """The rows of a part that only musts keep away, and each concept that is missing there."""

    def __init__(self, part: Part, asker: Asker) -> None:
        self.part = part
        question = ask(part.judgements, asker, 1)
        rows, causes = kernel().nearly(part, question)
        self.rows = rows[causes < 0]
        owner, entries = entries_of(part.columns, self.rows)
        concepts = part.columns.concepts[entries]
        missing = (part.columns.marked[entries] == 1) & (question.blocks[concepts] > 0)
        self._owner, self._missing = owner[missing], concepts[missing]

    def opened(self, question: Question, k: int) -> tuple[int, list[Scored]]:
        """How many of them pass now, and the best, as (id, score)."""
        still = question.blocks[self._missing] >= BLOCKED
        shut = np.bincount(self._owner[still], minlength=len(self.rows)) > 0
        rows = self.rows[~shut]
        scores = sums(self.part.columns, question, rows) & POINTS
        return len(rows), ranked(self.part.columns.ids[rows], scores, k)


def opened(parts: Sequence[Part], before: Asker, ways: Iterable[Asker], k: int) -> list[Opened]:
    """What each way (the asker as after a course) opens and lifts."""
    shut = [Shut(part, before) for part in parts]
    level = _best(parts, _questions(parts, before))
    return [_opened(shut, _questions(parts, way), level, k) for way in ways]


def _opened(shut: Sequence[Shut], now: Sequence[Question], level: int, k: int) -> Opened:
    found = [each.opened(question, k) for each, question in zip(shut, now, strict=True)]
    best = merged((best for _, best in found), k)
    lift = _best([each.part for each in shut], now) - level
    return Opened(sum(more for more, _ in found), tuple(best), lift)


def _questions(parts: Sequence[Part], asker: Asker) -> list[Question]:
    return [ask(part.judgements, asker, 0) for part in parts]


def _best(parts: Sequence[Part], questions: Sequence[Question]) -> int:
    """The sum of the best scores; never less after a course than before."""
    scores: list[int] = []
    for part, question in zip(parts, questions, strict=True):
        _, found = kernel().best(part, question, BEST)
        scores += found.tolist()
    return sum(sorted(scores, reverse=True)[:BEST])


def worth(opened: Opened, course: Course) -> tuple[int, int]:
    """What a course is ranked by: doors a year of training would open, then the lift per week."""
    weeks = max(course.weeks or WEEKS, 1)
    return opened.more * 52 // weeks, opened.lift // weeks
