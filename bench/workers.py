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

from bench import invented
from bench.figures import Figure
from matcher.facts import Seeker
from matcher.index import Index
from matcher.match import Matcher

SECONDS = 0.5
ROUNDS = 5
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
    yield Figure("questions a second, two processes / one", _shared(index, people), least=1.6)
    for name, took in zip(("code", "words", "kernel"), _beginning(), strict=True):
        yield Figure(f"a fresh process loads its {name}, s", took)


def _shared(index: Index, people: Sequence[Seeker]) -> float:
    """The median of rounds in which one process and two take turns."""
    rounds = [(_asked(1, index, people), _asked(2, index, people)) for _ in range(ROUNDS)]
    return statistics.median(two / one for one, two in rounds)


def _asked(many: int, index: Index, people: Sequence[Seeker]) -> float:
    """Questions a second of so many processes over the same index, which they share by forking."""
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
    rates: list[float] = [receiving.recv() for receiving, _ in ends]
    for worker in workers:
        worker.join()
    return sum(rates)


def _work(index: Index, people: Sequence[Seeker], ready: Barrier, end: Connection) -> None:
    """Ask in turn for people the index knows, and tell how many a second."""
    matcher, asked = Matcher(index), 0
    matcher.vacancies_for(people[0], today=invented.TODAY)
    ready.wait()
    began = time.perf_counter()
    for seeker in cycle(people):
        matcher.vacancies_for(seeker, today=invented.TODAY)
        asked += 1
        if time.perf_counter() - began > SECONDS:
            break
    end.send(asked / (time.perf_counter() - began))


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
