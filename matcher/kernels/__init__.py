"""The two kernels that find the best rows of a part: numba where it is installed, else numpy.

Both give the same rows and scores; `tests/matcher` holds them to the oracle. The fast one is compiled once
a machine (some ten seconds, kept beside the code) and loaded once a process (half a second): until it is
ready, in a thread of its own, the plain one answers.
"""

from datetime import date
from importlib import import_module
from importlib.util import find_spec
from threading import Lock, Thread
from typing import Protocol, cast

from matcher.columns import VACANCIES
from matcher.criteria import ALL
from matcher.criteria.criterion import Ints, Query
from matcher.facts import Seeker, Vacancy
from matcher.kernels import plain
from matcher.part import Part, part
from matcher.question import Question, ask, by_seeker
from matcher.taxonomy import Taxonomy


class Kernel(Protocol):
    """What a kernel does."""

    def best(self, part: Part, question: Question, k: int) -> tuple[Ints, Ints]:
        """Rows and scores of the `k` best open rows that are wanted, ties by id."""

    def nearly(self, part: Part, question: Question) -> tuple[Ints, Ints]:
        """Open rows that one column blocks, or only musts, and which (in `judged`, or -1)."""


_ready: list[Kernel] = []
_warming: list[Thread] = []
_lock = Lock()


def kernel() -> Kernel:
    """The fastest kernel that is ready."""
    if not _ready:
        with _lock:
            if not _warming:
                _warming.append(Thread(target=warm_up, name="kernel", daemon=True))
                _warming[0].start()
    return _ready[0] if _ready else plain


def warm_up() -> Kernel:
    """Make the fastest kernel ready by asking it once, and return it."""
    fastest: Kernel = plain
    if find_spec("numba") is not None:
        fastest = cast(Kernel, import_module("matcher.kernels.swift"))
        words = Taxonomy((), (), ())
        one = part([Vacancy(1)], VACANCIES, words)
        weights = {criterion.key: criterion.weight for criterion in ALL}
        question = ask(one.judgements, by_seeker(Seeker(1), Query(date.min, words), weights), 0)
        fastest.best(one, question, 1)
        fastest.nearly(one, question)
    _ready[:] = [fastest]
    return fastest
