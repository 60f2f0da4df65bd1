"""Opening an uploaded table, whatever it is: a pure function from bytes to rows of text.

It touches no room and no database, so that it can run in a child process with little memory. What
it refuses, it refuses before any row is handed out: size, true kind, parts, unpacked size, grid,
DTD.
"""

from os import PathLike
from pathlib import Path

from records.intake.reasons import refuse
from records.intake.separated import read_separated
from records.intake.table import Limits, Table
from records.intake.workbook import read_workbook

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_TEXT = (_ZIP, b"PK\x05\x06", _OLD_OFFICE, b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8",
             b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"{\\rtf")  # fmt: skip
_WORKBOOK = ".xlsx"
_TEXT_NAMES = (".csv", ".tsv", ".txt")
ENDINGS = (_WORKBOOK, *_TEXT_NAMES)
"""What a name may end in, in small letters."""


def open_table(
    source: str | PathLike[str] | bytes, filename: str, *, limits: Limits | None = None
) -> Table:
    """The table in a csv or xlsx file, given as a path or as bytes.

    ``filename`` is what the person called it; it must agree with the first bytes. Raises
    FileRefused with a reason that can be told. Default limits are in ``Limits``.
    """
    allowed = limits or Limits()
    content = _content(source, allowed)
    if not content.strip():
        raise refuse("file-empty")
    lower = filename.lower()
    if lower.endswith(_WORKBOOK):
        return read_workbook(_true_workbook(content, filename), filename, limits=allowed)
    if lower.endswith(_TEXT_NAMES):
        return read_separated(_true_text(content, filename), filename, limits=allowed)
    raise refuse("file-kind", name=filename)


def _content(source: str | PathLike[str] | bytes, limits: Limits) -> bytes:
    size = len(source) if isinstance(source, bytes) else Path(source).stat().st_size
    if size > limits.file_bytes:
        raise refuse("file-too-big", bytes=size, limit=limits.file_bytes)
    return source if isinstance(source, bytes) else Path(source).read_bytes()


def _true_workbook(content: bytes, name: str) -> bytes:
    if content.startswith(_OLD_OFFICE):
        raise refuse("file-locked-or-old", name=name)
    if not content.startswith(_ZIP):
        raise refuse("file-not-as-named", name=name)
    return content


def _true_text(content: bytes, name: str) -> bytes:
    if content.startswith(_NOT_TEXT):
        raise refuse("file-not-as-named", name=name)
    return content
