"""What people write for one of some choices: ``data/said.csv`` and ``data/ethnic_groups.csv``.

The first word of a choice is the one offered in a workbook of ours. Ethnic groups are the 54 of Quyết định
421/QĐ-TCTK (1979), those of Quảng Trị first; each is kept by its official name.
"""

import csv
from functools import cache
from importlib.resources import files
from typing import Any

from marshmallow import fields

from matcher.text import fold
from records.field.basic import EMPTY, refuse
from records.field.schema import describe
from records.intake.reasons import Reason, because

ETHNIC = "ethnicity"


@cache
def choices(box: str) -> dict[str, tuple[str, ...]]:
    """Return the choices of a box, each with what is written for it."""
    if box == ETHNIC:
        rows = _rows("ethnic_groups")
        return {row["name"]: (row["name"], *_parts(row["also"])) for row in rows}
    return {row["choice"]: _parts(row["said"]) for row in _rows("said") if row["box"] == box}


def offered(box: str) -> tuple[str, ...]:
    """Return the words a workbook of ours offers for a box."""
    return tuple(said[0] for said in choices(box).values())


def read_said(box: str, text: str) -> str | Reason:
    """Return the choice a cell names, with or without marks; never a guess."""
    found = _by_words(box).get(fold(text))
    if found is None:
        return because("choice-unknown", written=text, choices=", ".join(offered(box)[:8]))
    return found


class Ethnicity(fields.Field[str]):
    """One of the ethnic groups, chosen from the list."""

    default_error_messages = EMPTY

    def __init__(self, *, metadata: dict[str, Any] | None = None, **more: Any) -> None:
        """Offer the names; they need no translating."""
        about = metadata or describe("select")
        super().__init__(metadata={**about, "options": _options}, **more)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> str:
        if not isinstance(value, str) or value not in choices(ETHNIC):
            raise refuse("field-pick")
        return value


def _options() -> list[tuple[str, str]]:
    return [(name, name) for name in choices(ETHNIC)]


@cache
def _by_words(box: str) -> dict[str, str]:
    return {fold(word): choice for choice, said in choices(box).items() for word in said}


def _rows(name: str) -> list[dict[str, str]]:
    path = files("records.field") / "data" / f"{name}.csv"
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _parts(listed: str) -> tuple[str, ...]:
    return tuple(part for part in listed.split("|") if part)
