"""The one place where tables leave as files: nothing in them can act as a formula when opened."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs

from records.intake.formulas import disarmed, kept

Lines = Iterable[Sequence[str]]
WIDTH, OFFERED_ROWS = 22, 500

_LITERAL = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def as_csv(lines: Lines, delimiter: str = ",") -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Vietnamese."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\r\n")
    for line in lines:
        writer.writerow([disarmed(cell) for cell in line])
    return written.getvalue().encode("utf-8-sig")


def as_xlsx(lines: Lines, choices: Mapping[int, Sequence[str]] | None = None) -> bytes:
    """A workbook of one sheet; every cell is text, whatever it looks like.

    ``choices`` are offered in the cells of a column, by its number; something else may be written still.
    """
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, **_LITERAL}) as book:
        # Without a fixed date the same lines would never be the same file.
        book.set_properties({"created": datetime(2000, 1, 1)})
        as_text = book.add_format({"num_format": "@"})
        sheet = book.add_worksheet()
        sheet.set_column(0, 16_383, WIDTH if choices else None, as_text)
        sheet.freeze_panes(1, 0)
        for at, line in enumerate(lines):
            for column, cell in enumerate(line):
                sheet.write_string(at, column, kept(cell), as_text)
        if choices:
            _offer(book, sheet, choices)
    return written.getvalue()


def _offer(book: Any, sheet: Any, choices: Mapping[int, Sequence[str]]) -> None:
    """Put the choices on a hidden sheet: in the rule of a cell itself only a few have room."""
    aside = book.add_worksheet()
    aside.hide()
    for at, (column, offered) in enumerate(choices.items()):
        aside.write_column(0, at, offered)
        listed = f"={aside.get_name()}!{xl_range_abs(0, at, len(offered) - 1, at)}"
        rule = {"validate": "list", "source": listed, "error_type": "warning"}
        sheet.data_validation(1, column, OFFERED_ROWS, column, rule)
