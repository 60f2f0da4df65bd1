"""Refused rows go back as a file like the one that came: mend it, and import it again as it is.

Columns of ours stand first, headed with a mark that the reader passes over. Nothing in the file can
act as a formula when a spreadsheet opens it.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import xlsxwriter

from records.intake.reasons import Reason
from records.intake.run import Rejected
from records.intake.table import REASON_MARK, Table

Words = Callable[[str, Mapping[str, str | int]], str]
"""Makes the sentence of a key in the language of the person who will mend the file."""

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_QUOTED_FORMULA = re.compile(r"'+[=+\-@\t\r]")
_LITERAL = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_rejects(table: Table, rejected: Iterable[Rejected], *, words: Words) -> bytes:
    """The file of refused rows: csv (UTF-8 with a byte order mark) or xlsx, as the table was."""
    lines = _lines(table, rejected, words)
    return _as_csv(lines, table.delimiter) if table.kind == "csv" else _as_xlsx(lines)


def _lines(table: Table, rejected: Iterable[Rejected], words: Words) -> Iterator[list[str]]:
    ours = [f"{REASON_MARK} {words(key, {})}" for key in ("reject-row", "reject-reasons")]
    yield [*ours, *table.head]
    for refused in rejected:
        reasons = "; ".join(_sentence(reason, words) for reason in refused.reasons)
        yield [str(refused.row.number), reasons, *refused.row.cells]


def _sentence(reason: Reason, words: Words) -> str:
    said = words(reason.key, reason.values)
    return f"{reason.column}: {said}" if reason.column else said


def disarmed(cell: str) -> str:
    """A quote before what a spreadsheet would run; one more where such a quote already stands."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _as_csv(lines: Iterable[Sequence[str]], delimiter: str) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\r\n")
    for line in lines:
        writer.writerow([disarmed(cell) for cell in line])
    return written.getvalue().encode("utf-8-sig")


def _as_xlsx(lines: Iterable[Sequence[str]]) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, **_LITERAL}) as book:
        # Without a fixed date the same rejects would never be the same file.
        book.set_properties({"created": datetime(2000, 1, 1)})
        sheet = book.add_worksheet()
        as_text = book.add_format({"num_format": "@"})
        sheet.set_column(0, 16_383, None, as_text)
        sheet.freeze_panes(1, 0)
        for at, line in enumerate(lines):
            for column, cell in enumerate(line):
                sheet.write_string(at, column, _kept(cell), as_text)
    return written.getvalue()


def _kept(cell: str) -> str:
    """Text cells run nothing; only a quote that the reader would take off is doubled."""
    return f"'{cell}" if _QUOTED_FORMULA.match(cell) else cell
