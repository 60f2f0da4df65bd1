"""Hearing what the child behind the walls says of an upload: counted and checked, as from a stranger."""

import json
from typing import IO, Any

from records.intake.reasons import REASONS, FileRefused, because, refuse
from records.intake.table import Limits, Row, Table

LINE = 8 * 1024 * 1024
"""The longest line heard, in bytes."""


def counted(answer: IO[bytes], limits: Limits) -> Table:
    """The table, or the refusal, that the child tells of.

    Raises EOFError if it died before it had finished, FileRefused if it says what it may not.
    """
    budget = _Budget(answer, limits.unpacked_bytes)
    first = budget.line()
    if not isinstance(first, dict):
        raise refuse("file-broken", name="")
    if "refused" in first:
        raise _refusal(first)
    head, kind, rows = first.get("head"), first.get("kind"), first.get("rows")
    if kind not in ("csv", "xlsx") or not isinstance(rows, int) or not 0 <= rows <= limits.rows:
        raise refuse("file-broken", name="")
    names = _cells(head, limits)
    separator = str(first.get("delimiter", ","))[:1]
    return Table(kind, names, tuple(_row(budget.line(), limits) for _ in range(rows)), separator)


class _Budget:
    """How much may still be heard."""

    def __init__(self, answer: IO[bytes], left: int) -> None:
        self.answer, self.left = answer, left

    def line(self) -> Any:
        """The next line; a half one is the word of somebody who died."""
        heard = self.answer.readline(LINE + 1)
        self.left -= len(heard)
        if len(heard) > LINE or self.left < 0:
            raise refuse("file-too-heavy", name="")
        if not heard.endswith(b"\n"):
            raise EOFError
        try:
            return json.loads(heard)
        except (ValueError, RecursionError) as fault:
            raise refuse("file-broken", name="") from fault


def _refusal(said: dict[str, Any]) -> FileRefused:
    key, values = said["refused"], said.get("values")
    known = REASONS.get(key) if isinstance(key, str) else None
    if known is None or not isinstance(values, dict) or set(values) != known:
        return refuse("file-broken", name="")
    plain = {n: v if isinstance(v, int) else str(v)[:200] for n, v in values.items()}
    return FileRefused(because(key, **plain))


def _row(said: Any, limits: Limits) -> Row:
    if not isinstance(said, list) or not said or type(said[0]) is not int:
        raise refuse("file-broken", name="")
    return Row(said[0], _cells(said[1:], limits))


def _cells(said: Any, limits: Limits) -> tuple[str, ...]:
    if not isinstance(said, list) or len(said) > 2 * limits.columns:
        raise refuse("file-broken", name="")
    for cell in said:
        if not isinstance(cell, str) or len(cell) > limits.cell_characters:
            raise refuse("file-broken", name="")
    return tuple(said)
