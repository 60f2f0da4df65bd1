"""Text files of separated cells: finding their encoding, their separator and an open quote."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from records.intake.reasons import refuse
from records.intake.table import Limits, Table, build

SEPARATORS = (",", ";", "\t")
_END = "\x00end"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_separated(content: bytes, name: str, *, limits: Limits) -> Table:
    """The table in a text file: UTF-8, UTF-16 or windows-1258; comma, semicolon or tab."""
    text = decode(content, name)
    separator, text = _separator(text)
    lines = _bounded(_records(text, separator, name), limits)
    return build("csv", lines, limits=limits, delimiter=separator)


def decode(content: bytes, name: str) -> str:
    """The text of the bytes; a byte order mark wins, then UTF-8, then old Windows Vietnamese."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], (encoding,), name)
    if b"\x00" in content:
        return _decoded(content, (_utf_16_without_mark(content[:4000], name),), name)
    return _decoded(content, ("utf-8", "cp1258"), name)


def _decoded(content: bytes, encodings: tuple[str, ...], name: str) -> str:
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            raise refuse("file-not-text", name=name)
        return text
    raise refuse("file-encoding", name=name)


def _utf_16_without_mark(start: bytes, name: str) -> str:
    """Latin letters leave their zero byte on one side only; other zero bytes are no text at all."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if min(even, odd) > 0 or max(even, odd) < 0.2 * len(start):
        raise refuse("file-not-text", name=name)
    return "utf-16-be" if even else "utf-16-le"


def _separator(text: str) -> tuple[str, str]:
    """The separator, and the text without Excel's own ``sep=;`` line."""
    first, _, rest = text.partition("\n")
    named = first.strip().removeprefix("sep=")
    if first.startswith("sep=") and named in {",", ";", ""}:
        return named or "\t", rest
    return max(SEPARATORS, key=lambda separator: _fitness(text, separator)), text


def _fitness(text: str, separator: str) -> float:
    """How many cells the separator makes, counting only lines of the most usual width."""
    try:
        widths = [len(cells) for cells in islice(_reader(text[:50_000], separator), 30) if cells]
    except csv.Error:
        return 0.0
    if not widths:
        return 0.0
    width, lines = Counter(widths).most_common(1)[0]
    return (width - 1) * lines / len(widths)


def _records(text: str, separator: str, name: str) -> Iterator[list[str]]:
    """All records. An end line is added: if it does not come back alone, a quote was left open."""
    whole = text if text.endswith(("\n", "\r")) else text + "\n"
    last: list[str] = []
    number = 0
    try:
        for number, cells in enumerate(_reader(whole, separator, end=_END), start=1):
            if number > 1:
                yield last
            last = cells
    except csv.Error as fault:
        raise refuse("file-broken", name=name) from fault
    if last != [_END]:
        raise refuse("file-quote-open", row=number)


def _bounded(lines: Iterator[list[str]], limits: Limits) -> Iterator[list[str]]:
    """Stops before millions of cells are held; exact counts are made later, without the blanks."""
    for number, cells in enumerate(lines):
        while cells and not cells[-1]:
            cells.pop()
        if number > 2 * limits.rows:
            raise refuse("file-too-many-rows", limit=limits.rows)
        if len(cells) > 2 * limits.columns:
            raise refuse("file-too-many-columns", columns=len(cells), limit=limits.columns)
        yield cells


def _reader(text: str, separator: str, *, end: str = "") -> Iterator[list[str]]:
    lines = chain(io.StringIO(text, newline=""), [end] if end else [])
    return csv.reader(lines, delimiter=separator)
