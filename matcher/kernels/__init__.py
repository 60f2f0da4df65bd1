"""The two kernels that find the best rows of a part: numba where it is installed, else numpy.

Both give the same rows and scores; `tests/matcher` holds them to the oracle.
"""

from importlib.util import find_spec
from typing import Protocol

from matcher.criteria.criterion import Ints
from matcher.kernels import plain
from matcher.part import Part
from matcher.question import Question


class Kernel(Protocol):
    """What a kernel does."""

    def best(self, part: Part, question: Question, k: int, wanted: int) -> tuple[Ints, Ints]:
        """Rows and scores of the `k` best open rows with exactly `wanted` blocks, ties by id."""

    def nearly(self, part: Part, question: Question) -> tuple[Ints, Ints]:
        """Open rows that one column blocks, or only musts, and which (in `judged`, or -1)."""


def kernel() -> Kernel:
    """The fastest kernel that this machine has."""
    if find_spec("numba") is None:
        return plain
    from matcher.kernels import swift  # noqa: PLC0415 (numba takes half a second to load)

    return swift
