"""Tables of dated rows in ``data``: a row is a record of its kind, read as the types of its fields say."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from importlib.resources import files
from typing import Any, TypeVar, get_type_hints

READ, READ_ELSEWHERE, FROM_MEMORY = "V", "V2", "M"
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Dated:
    """A row that holds for a time."""

    effective_from: date | None
    effective_to: date | None

    def in_force(self, today: date) -> bool:
        """Tell whether it holds on a day; a beginning that was not checked is no hindrance."""
        return (self.effective_from or today) <= today <= (self.effective_to or today)


def rows(name: str, of: type[Row]) -> tuple[Row, ...]:
    """Return the rows of ``data/<name>.csv`` as records of a kind, whose fields are named as its columns."""
    fields = {field: _AS[kind] for field, kind in get_type_hints(of).items()}
    return tuple(
        of(**{field: read(row[field]) for field, read in fields.items()}) for row in _of(name)
    )


def _of(name: str) -> list[dict[str, str]]:
    path = files("records.rule") / "data" / f"{name}.csv"
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _if_written(read: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda written: read(written) if written else None


_AS: dict[Any, Callable[[str], Any]] = {
    str: str,
    int: int,
    date: date.fromisoformat,
    time: time.fromisoformat,
    Decimal: Decimal,
    frozenset[str]: lambda written: frozenset(written.split()),
    str | None: _if_written(str),
    int | None: _if_written(int),
    date | None: _if_written(date.fromisoformat),
}
