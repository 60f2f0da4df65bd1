"""What people are told beside work: rows of ``data/help.csv``, each dated, with its source and certainty.

A row says which law and how many; the sentence is the page's. What is from memory (``M``) has no source
and is shown as unchecked; nothing here is ever enforced.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from records.rule import table
from records.rule.table import Dated


@dataclass(frozen=True, slots=True)
class Advice(Dated):
    """One row: of which topic, how many of which unit if it counts anything."""

    id: str
    topic: str
    amount: int | None
    unit: str
    source: str
    certainty: str
    checked_on: date


@cache
def rows() -> tuple[Advice, ...]:
    """Return all rows."""
    return table.rows("help", Advice)


def named(ids: Iterable[str], today: date) -> tuple[Advice, ...]:
    """Return those of these rows that hold on a day, in the order they are named."""
    known = {row.id: row for row in rows()}
    return tuple(known[id_] for id_ in ids if known[id_].in_force(today))


def about(topic: str, today: date) -> tuple[Advice, ...]:
    """Return what holds of a topic on a day, in the order it is to be read."""
    return tuple(row for row in rows() if row.topic == topic and row.in_force(today))
