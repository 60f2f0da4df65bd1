"""What a file becomes before anyone asks what it means: a head and numbered rows of text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from unicodedata import combining, normalize

from records.intake.formulas import as_typed
from records.intake.reasons import refuse

Kind = Literal["csv", "xlsx"]

REASON_MARK = "(!)"
"""Headings of the columns we add to rejected rows begin so; on the way in they are passed over."""

EXAMPLE_MARK = "(*)"
"""A line whose first cell begins so is an example of ours that nobody has written over."""

LINES_ABOVE_HEAD = 15
MOST_TITLES = 3
MARKS = 64
"""The most marks on one letter; Vietnamese needs two."""

_NO_WORDS = re.compile(rf"[^\w\s\x00-\x7f]{{{MARKS},}}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
_COUNTING = re.compile(r"\(?(\d{1,3})\)?")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may be. Bytes, counts and characters; ``ratio`` is unpacked over packed."""

    file_bytes: int = 20 * 1024 * 1024
    parts: int = 200
    unpacked_bytes: int = 100 * 1024 * 1024
    ratio: int = 100
    rows: int = 50_000
    columns: int = 100
    cell_characters: int = 32_767
    depth: int = 100


WEB = Limits(file_bytes=5 * 1024 * 1024, unpacked_bytes=25 * 1024 * 1024, rows=10_000)
"""What a page takes; the command on the centre's own machine takes more."""


@dataclass(frozen=True, slots=True)
class Row:
    """``number`` is the line a spreadsheet shows; ``cells`` are at least as many as the head."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A read file. Rows hold no blank lines; cells are NFC text without outer spaces."""

    kind: Kind
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: str = ","

    def __iter__(self) -> Iterator[Row]:
        """Walk the rows."""
        return iter(self.rows)


def build(
    kind: Kind, lines: Iterable[Sequence[str]], *, limits: Limits, delimiter: str = ","
) -> Table:
    """Find the head among ``lines`` of raw cells, and number what lies under it."""
    read = [_cleaned(number, cells, limits) for number, cells in enumerate(lines, start=1)]
    filled = [row for row in read if any(row.cells)]
    if not filled:
        raise refuse("file-empty")
    at = _head_at(filled)
    # In a text file a cell too many means that cells have shifted; in a workbook it is a note.
    width = _width(filled[at:] if kind == "xlsx" else filled[at : at + 1], limits)
    names = filled[at].cells + ("",) * width
    kept = [i for i in range(width) if not names[i].startswith(REASON_MARK)]
    below = (row for row in filled[at + 1 :] if not row.cells[0].startswith(EXAMPLE_MARK))
    rows = [_narrowed(row, kept, width) for row in below]
    rows = [row for row in rows if any(row.cells)]
    if rows and _is_counting(rows[0].cells):
        rows = rows[1:]
    if len(rows) > limits.rows:
        raise refuse("file-too-many-rows", limit=limits.rows)
    head = tuple(" ".join(names[i].split()) for i in kept)
    return Table(kind, head, tuple(rows), delimiter)


def _cleaned(number: int, cells: Sequence[str], limits: Limits) -> Row:
    if any(len(cell) > limits.cell_characters for cell in cells):
        raise refuse("file-cell-too-long", row=number, limit=limits.cell_characters)
    if any(map(_piles_up, cells)):
        raise refuse("file-not-text", name="")
    return Row(number, tuple(clean_cell(cell) for cell in cells))


def _piles_up(cell: str) -> bool:
    """Whether a letter carries a heap of marks: putting those in order takes the square of their number."""
    if len(cell) <= MARKS or cell.isascii():
        return False
    return any(sum(map(bool, map(combining, heap))) > MARKS for heap in _NO_WORDS.findall(cell))


def clean_cell(text: str) -> str:
    """NFC, no control characters or outer spaces, and without the quote that disarmed a formula."""
    plain = normalize("NFC", _CONTROL.sub("", text)).strip(" \n\r\t\u00a0")
    return as_typed(plain)


def _head_at(rows: Sequence[Row]) -> int:
    """Official papers carry a few titles above the head; our own files of rejects mark it."""
    first = rows[:LINES_ABOVE_HEAD]
    for at, row in enumerate(first):
        if any(cell.startswith(REASON_MARK) for cell in row.cells):
            return at
    filled = [sum(map(bool, row.cells)) for row in first]
    enough = 0.6 * max(filled)
    return next(at for at, count in enumerate(filled) if count >= enough or count > MOST_TITLES)


def _width(rows: Sequence[Row], limits: Limits) -> int:
    width = max(at for row in rows for at, cell in enumerate(row.cells, start=1) if cell)
    if width > limits.columns:
        raise refuse("file-too-many-columns", columns=width, limit=limits.columns)
    return width


def _narrowed(row: Row, kept: Sequence[int], width: int) -> Row:
    """Only the kept columns; what lies beyond the head stays at the end, to be refused."""
    cells = row.cells + ("",) * (width - len(row.cells))
    beyond = cells[width:] if any(cells[width:]) else ()
    return Row(row.number, tuple(cells[i] for i in kept) + tuple(beyond))


def _is_counting(cells: Sequence[str]) -> bool:
    """The line "(1) (2) (3)" that official forms carry under their head."""
    found = [_COUNTING.fullmatch(cell) for cell in cells]
    counts = [int(match[1]) for match in found if match]
    return len(counts) == len(cells) >= 3 and counts == list(range(1, len(counts) + 1))
