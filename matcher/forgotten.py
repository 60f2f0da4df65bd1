"""Nobody forgotten: for whom nothing passes, and what keeps most vacancies away from them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from matcher.criteria import ALL, ASKED
from matcher.part import Part
from matcher.question import BLOCKED, Asker, Question, ask, hard_columns
from matcher.tally import entries_of
from matcher.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Cause:
    """A criterion, and how many open vacancies it keeps away, whatever else does too."""

    criterion: str
    kept_away: int


def causes(parts: Iterable[Part], asker: Asker) -> list[Cause]:
    """Everything that keeps any vacancy away from a seeker, the most first."""
    counts: Counter[str] = Counter()
    for part in parts:
        question = ask(part.judgements, asker, 0)
        counts.update(_by_column(part, question))
        counts.update(_by_musts(part, question, asker.query.taxonomy))
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], _ORDER[pair[0]]))
    return [Cause(criterion, count) for criterion, count in ranked if count]


_ORDER = {criterion.key: at for at, criterion in enumerate(ALL)}


def _by_column(part: Part, question: Question) -> dict[str, int]:
    found = {}
    for at in hard_columns(question):
        column = question.judged[at]
        worth = question.worth[question.offsets[at] + part.columns.codes[part.open, column]]
        found[ALL[column].key] = int((worth >= BLOCKED).sum())
    return found


def _by_musts(part: Part, question: Question, words: Taxonomy) -> dict[str, int]:
    """Rows with a must that isn't met: a skill's and a licence's count apart."""
    owner, entries = entries_of(part.columns, np.flatnonzero(part.open))
    concepts = part.columns.concepts[entries]
    missing = (part.columns.marked[entries] == 1) & (question.blocks[concepts] > 0)
    licences = np.array([words.is_licence(name) for name in part.columns.names], dtype=np.bool_)
    found = {}
    for asked in ASKED:
        mine = missing & (licences[concepts] == asked.licences)
        found[asked.key] = len(np.unique(owner[mine]))
    return found
