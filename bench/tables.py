"""What the peers are given: columns as tables, the worth of every code, and the best of a sum."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.invented import TODAY
from matcher import ledger
from matcher.columns import Columns
from matcher.criteria.criterion import Query
from matcher.facts import Seeker, Vacancy
from matcher.part import Part
from matcher.question import BLOCKED, POINTS, Question, ask, by_seeker, by_vacancy
from matcher.taxonomy import Taxonomy

K = 20


def codes(columns: Columns) -> dict[str, NDArray[np.int32]]:
    """A column of codes for each criterion."""
    return {f"c{at}": columns.codes[:, at].astype(np.int32) for at in range(columns.codes.shape[1])}


def entries(columns: Columns) -> dict[str, NDArray[Any]]:
    """Each entry with its row."""
    return {
        "row": np.repeat(np.arange(columns.size), np.diff(columns.starts)),
        "concept": columns.concepts.astype(np.int32),
        "value": columns.values.astype(np.int64),
        "marked": columns.marked.astype(np.int64),
    }


def worths(question: Question) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Each judged column and what its codes are worth."""
    ends = [*question.offsets[1:], len(question.worth)]
    for at, begin, end in zip(question.judged, question.offsets, ends, strict=True):
        yield int(at), question.worth[begin:end]


def top(total: NDArray[np.int64]) -> list[int]:
    """The scores of the twenty best that nothing blocks."""
    passing = total[total < BLOCKED]
    if len(passing) > K:
        passing = np.partition(passing, len(passing) - K)[-K:]
    return [int(score) & POINTS for score in sorted(passing.tolist(), reverse=True)]


def question(part: Part, seeker: Seeker, words: Taxonomy) -> Question:
    """A seeker's question for vacancies, made."""
    return ask(part.judgements, by_seeker(seeker, Query(TODAY, words), ledger.weigh(None)), 0)


def question_of_vacancy(part: Part, vacancy: Vacancy, words: Taxonomy) -> Question:
    """A vacancy's question for seekers, made."""
    return ask(part.judgements, by_vacancy(vacancy, Query(TODAY, words), ledger.weigh(None)), 0)
