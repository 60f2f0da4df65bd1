"""The least that memory lets one question take, and how near the engine comes to it.

    bound = bytes / speed of reading
    bytes = 3 a posting of the question's keys + 8 a cell of these keys (key and chunk)
          + 6 a row (partial sums of 16 bits: added up, searched for the highest of a block, cleared)
          + 4 a place of a block + 8 a block
          + 8 a code that is worth something + 16 a concept
          + 3 a row of an opened block (its partial sum and whether it is open)
          + 320 a row that is verified (64-byte lines: codes, start, concepts, values, marks)

Opened are the blocks, verified the rows, whose ceiling reaches the last of the twenty best: no order of
opening them can spare these. The speed is that of numpy's `max` over 256 MB, the best of twenty.
"""

import statistics
from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from bench.clock import worked
from bench.figures import Figure, Figures
from matcher.columns import PLACES
from matcher.kernels import kernel, plain
from matcher.part import Part
from matcher.postings import BLOCK
from matcher.question import BLOCKED, Question

LARGE = 1 << 25
LINES = 5 * 64
TRIES = 20
WANTED = {1_000_000: 3}
"""Where all fits a cache memory bounds nothing, so nothing is wanted there."""


def figures(found: Figures, part: Part, questions: Sequence[Question]) -> Iterator[Figure]:
    """Ours as a multiple of the bound, the whole and the kernel alone."""
    speed = reading()
    read = statistics.median(touched(part, question) for question in questions)
    bound = 1000 * read / speed
    alone = statistics.median(
        worked(partial(kernel().best, part, question, 20))[0] for question in questions
    )
    yield Figure("memory is read at, GB/s", speed / 1e9)
    yield Figure("one question touches, MB", read / 1e6)
    yield Figure(
        "ours / bound of memory",
        statistics.median(found.worked) / bound,
        most=WANTED.get(found.size),
    )
    yield Figure("kernel alone / bound of memory", alone / bound)


def reading() -> float:
    """Bytes a second that one core reads."""
    array = np.ones(LARGE, np.int64)
    return 1000 * array.nbytes / min(worked(array.max)[0] for _ in range(TRIES))


def touched(part: Part, question: Question) -> int:
    """Bytes that the question can't but touch, by the formula above."""
    lists, size = part.postings, part.columns.size
    cells = question.keys[:, None] * lists.chunks + np.arange(lists.chunks)
    named = int((lists.starts[cells + 1] - lists.starts[cells]).sum())
    opened, verified = _needed(part, question)
    blocks = len(lists.place_starts) - 1
    return (
        (3 * named + 8 * cells.size)
        + 6 * size
        + (4 * len(lists.places) + 8 * blocks)
        + (8 * len(question.worth) + 16 * len(question.earns))
        + 3 * BLOCK * opened
        + LINES * verified
    )


def _needed(part: Part, question: Question) -> tuple[int, int]:
    """How many blocks must be opened, how many rows verified."""
    ceilings = plain.ceilings(part, question)
    if question.places >= 0:
        places = question.worth[question.places + part.columns.codes[:, PLACES]]
        ceilings[places >= BLOCKED] = -1
    _, scores = kernel().best(part, question, 20)
    reach = ceilings >= (scores[-1] if len(scores) == 20 else 0)
    return len(np.unique(np.flatnonzero(reach) // BLOCK)), int(reach.sum())
