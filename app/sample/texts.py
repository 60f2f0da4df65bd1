"""The sample's texts, and drawing from them by chance that repeats itself."""

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from random import Random

Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of one file of ``data``."""
    text = (files("app.sample") / "data" / f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter=";"))


def parts(cell: str, between: str = "|") -> list[str]:
    """Return what a cell lists."""
    return [part.strip() for part in cell.split(between) if part.strip()]


def between(chance: Random, cell: str) -> int:
    """Draw a whole number out of a range written ``2-5``, or the one number written."""
    low, _, high = cell.partition("-")
    return chance.randint(int(low), int(high or low))


def weighed(chance: Random, cell: str) -> str:
    """Draw out of words written with their weights: ``Nguyễn:34 Trần:13``."""
    pairs = [part.rsplit(":", 1) for part in cell.split()]
    return chance.choices([word for word, _ in pairs], [int(weight) for _, weight in pairs])[0]


def happens(chance: Random, percent: int) -> bool:
    """Tell whether something happens that happens so often in a hundred."""
    return chance.random() * 100 < percent


def in_turn(chance: Random, pool: Sequence[Row]) -> Iterator[Row]:
    """Give every row once in an order by chance, then all again."""
    while True:
        yield from chance.sample(pool, len(pool))
