"""Walking the XML of a workbook to learn how large a grid it asks for, without building one.

A reader lays a sheet out as a full rectangle and copies a shared text into every cell that points
at it, so three cells far apart, or one long text pointed at often, would cost gigabytes.
"""

import re
from functools import lru_cache
from typing import Any
from xml.parsers import expat

from records.intake.reasons import refuse
from records.intake.table import LINES_ABOVE_HEAD, Limits

_PLACE = re.compile(r"([A-Z]{1,7})([0-9]{1,9})")
_COUNT = re.compile(r"\+?([0-9]{1,9})")


class Grid:
    """Follows the parts of one workbook; raises FileRefused as soon as a limit is passed."""

    def __init__(self, name: str, limits: Limits) -> None:
        """Start with no shared texts and nothing copied yet."""
        self.name, self.limits = name, limits
        self.lengths: list[int] = []
        self.copied = 0
        self.depth = 0

    def walk(self, content: bytes) -> None:
        """Look through one XML part; sheets are measured, shared texts are remembered by length."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        self.depth = 0
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = lambda tag, _: self._follow(parser, tag)
        parser.EndElementHandler = lambda _: self.rise()
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError, LookupError) as fault:
            raise refuse("file-broken", name=self.name) from fault

    def _follow(self, parser: expat.XMLParserType, root: str) -> None:
        """A part is what its root element says: any path may be called a sheet."""
        self.sink()
        following = _KINDS.get(_local(root), _Other)(self)
        parser.StartElementHandler = following.start
        parser.EndElementHandler = following.end
        parser.CharacterDataHandler = following.text

    def sink(self) -> None:
        """One element deeper; a reader that calls itself for each would fall."""
        self.depth += 1
        if self.depth > self.limits.depth:
            raise refuse("file-broken", name=self.name)

    def rise(self) -> None:
        """One element less deep."""
        self.depth -= 1

    def _doctype(self, *_: Any) -> None:
        raise refuse("file-doctype", name=self.name)

    def copy(self, characters: int) -> None:
        """Count the text that a reader will copy into cells."""
        self.copied += characters
        if self.copied > self.limits.unpacked_bytes:
            raise refuse("file-unpacks-too-big", limit=self.limits.unpacked_bytes)


class _Other:
    """A part of which only the depth matters."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid

    def start(self, tag: str, marks: dict[str, str]) -> None:
        self.grid.sink()

    def text(self, text: str) -> None:
        """What it says is passed over."""

    def end(self, tag: str) -> None:
        self.grid.rise()


class _SharedTexts(_Other):
    """One length for each shared text."""

    def start(self, tag: str, marks: dict[str, str]) -> None:
        self.grid.sink()
        if _local(tag) == "si":
            self.grid.lengths.append(0)

    def text(self, text: str) -> None:
        if self.grid.lengths:
            self.grid.lengths[-1] += len(text)


class _Sheet(_Other):
    """Where the filled cells of one sheet lie; cells that only carry a style do not count."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self.row = self.column = 0
        self.shared = False
        self.held = ""

    def start(self, tag: str, marks: dict[str, str]) -> None:
        self.grid.sink()
        kind = _local(tag)
        if kind == "row":
            self.row, self.column = _number(marks.get("r"), self.row + 1), 0
        elif kind == "c":
            self._place(marks.get("r", ""))
            self.shared = marks.get("t") == "s"
        elif kind in {"v", "is", "f"}:
            self.held = ""
            self._filled()

    def text(self, text: str) -> None:
        self.held += text if self.shared else ""

    def end(self, tag: str) -> None:
        """A finished value that points at a shared text will have that text copied."""
        self.grid.rise()
        if self.shared and _local(tag) == "v":
            at = _number(self.held.strip(), -1)
            if 0 <= at < len(self.grid.lengths):
                self.grid.copy(self.grid.lengths[at])

    def _place(self, written: str) -> None:
        found = _PLACE.fullmatch(written.upper())
        if written and not found:
            raise refuse("file-broken", name=self.grid.name)
        self.column = _column(found[1]) if found else self.column + 1
        self.row = int(found[2]) if found else self.row

    def _filled(self) -> None:
        limits = self.grid.limits
        if self.column > limits.columns:
            raise refuse("file-too-many-columns", columns=self.column, limit=limits.columns)
        if self.row > limits.rows + LINES_ABOVE_HEAD:
            raise refuse("file-too-many-rows", limit=limits.rows)


_KINDS: dict[str, type[_Other]] = {"sst": _SharedTexts, "worksheet": _Sheet}


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _number(written: str | None, otherwise: int) -> int:
    found = _COUNT.fullmatch((written or "").strip())
    return int(found[1]) if found else otherwise


@lru_cache(maxsize=1000)
def _column(letters: str) -> int:
    count = 0
    for letter in letters:
        count = 26 * count + ord(letter) - 64
    return count
