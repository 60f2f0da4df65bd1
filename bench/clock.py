"""How long something takes, by the clock or by what the processor gave to it."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def clock(task: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds, and what came of it."""
    began = time.perf_counter()
    answer = task()
    return 1000 * (time.perf_counter() - began), answer


def worked(task: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds of this process's work: on a busy machine nothing else counts."""
    began = time.process_time()
    answer = task()
    return 1000 * (time.process_time() - began), answer
