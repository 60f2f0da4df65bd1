"""What more than one process comes to: two that ask at once, and one that has just begun."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import NamedTuple

from bench import invented
from bench.figures import Figure
from matcher.facts import Seeker
from matcher.index import Index
from matcher.match import Matcher

SECONDS = 1.0
ROUNDS = 3
ROOT = Path(__file__).parents[1]
BEGINNING = """
import json, time
began = time.perf_counter()
from matcher.kernels import warm_up
from matcher.taxonomy import standard
code = time.perf_counter()
standard()
words = time.perf_counter()
warm_up()
print(json.dumps([code - began, words - code, time.perf_counter() - words]))
"""


def figures(index: Index, people: Sequence[Seeker]) -> Iterator[Figure]:
    """How two processes share the work, and what a fresh one waits for (its kernel compiled before)."""
    clock, worked = _shared(index, people)
    yield Figure("questions a second, two processes / one", clock, least=1.6)
    yield Figure("two processes / one by processor time", worked, least=1.6)
    for name, took in zip(("code", "words", "kernel"), _beginning(), strict=True):
        yield Figure(f"a fresh process loads its {name}, s", took)


def _shared(index: Index, people: Sequence[Seeker]) -> list[float]:
    """The median of rounds in which one process and two take turns: by the clock, by processor time."""
    rounds = [(_asked(1, index, people), _asked(2, index, people)) for _ in range(ROUNDS)]
    return [
        statistics.median(two[at] / one[at] for one, two in rounds)
        for at in range(len(Rates._fields))
    ]


class Rates(NamedTuple):
    """Questions a second: by the clock, and by the time the processor gave to them."""

    clock: float
    worked: float


def _asked(many: int, index: Index, people: Sequence[Seeker]) -> Rates:
    """What so many processes reach over the same index, which they share by forking."""
    forked = get_context("fork")
    ready, ends = forked.Barrier(many), [forked.Pipe(duplex=False) for _ in range(many)]
    workers = [
        forked.Process(target=_work, args=(index, people, ready, end), daemon=True)
        for _, end in ends
    ]
    for worker in workers:
        worker.start()
    for _, end in ends:
        end.close()  # a worker that dies is then heard of
    rates: list[Rates] = [receiving.recv() for receiving, _ in ends]
    for worker in workers:
        worker.join()
    return Rates(*map(sum, zip(*rates, strict=True)))


def _work(index: Index, people: Sequence[Seeker], ready: Barrier, end: Connection) -> None:
    """Ask in turn for people the index knows, and tell how many a second.

    What a forked process touches first is copied for it; so it goes through all of them before.
    """
    matcher, asked = Matcher(index), 0
    for seeker in (*people, *people):
        matcher.vacancies_for(seeker, today=invented.TODAY)
    ready.wait()
    began, worked = time.perf_counter(), time.process_time()
    for seeker in cycle(people):
        matcher.vacancies_for(seeker, today=invented.TODAY)
        asked += 1
        if time.perf_counter() - began > SECONDS:
            break
    took = time.perf_counter() - began, time.process_time() - worked
    end.send(Rates(*(asked / each for each in took)))


def _beginning() -> list[float]:
    """Seconds for the code, the words and the kernel; the median of three fresh processes."""
    took = [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", BEGINNING], cwd=ROOT, capture_output=True, check=True
            ).stdout
        )
        for _ in range(3)
    ]
    return [statistics.median(each) for each in zip(*took, strict=True)]
