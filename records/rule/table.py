"""Reading a table of dated rows out of ``data``."""

import csv
from datetime import date
from importlib.resources import files

READ_ELSEWHERE, FROM_MEMORY = "V2", "M"


def read(name: str) -> list[dict[str, str]]:
    """Return the rows of ``data/<name>.csv``."""
    path = files("records.rule") / "data" / f"{name}.csv"
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def day(written: str) -> date | None:
    """Return a day of a row; an empty one was not checked."""
    return date.fromisoformat(written) if written else None
