"""The one place where tables leave as files: nothing in them can act as a formula when opened."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter

from records.intake.formulas import disarmed, kept

Lines = Iterable[Sequence[str]]

_LITERAL = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def as_csv(lines: Lines, delimiter: str = ",") -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Vietnamese."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\r\n")
    for line in lines:
        writer.writerow([disarmed(cell) for cell in line])
    return written.getvalue().encode("utf-8-sig")


def as_xlsx(lines: Lines) -> bytes:
    """A workbook of one sheet; every cell is text, whatever it looks like."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, **_LITERAL}) as book:
        # Without a fixed date the same lines would never be the same file.
        book.set_properties({"created": datetime(2000, 1, 1)})
        sheet = book.add_worksheet()
        as_text = book.add_format({"num_format": "@"})
        sheet.set_column(0, 16_383, None, as_text)
        sheet.freeze_panes(1, 0)
        for at, line in enumerate(lines):
            for column, cell in enumerate(line):
                sheet.write_string(at, column, kept(cell), as_text)
    return written.getvalue()
