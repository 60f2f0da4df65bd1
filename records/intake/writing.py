"""The one place where tables leave as files: nothing in them can act as a formula when opened."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs

from records.intake.formulas import disarmed, kept

Lines = Iterable[Sequence[str]]
Choices = Mapping[int, Sequence[str]]
"""What is offered in the cells of a column, by its number; something else may be written still."""
WIDTH, OFFERED_ROWS = 22, 500
WIDE = 60

_LITERAL = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MARKED = {"num_format": "@", "bg_color": "#FFD9D9", "border": 1, "border_color": "#B3261E"}


@dataclass(frozen=True, slots=True)
class Beside:
    """What a workbook has beside its lines: choices, cells marked with a remark, a sheet that explains."""

    choices: Choices = field(default_factory=dict)
    marked: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """By line and column, counted from nought."""
    sheet: str = ""
    explains: tuple[Sequence[str], ...] = ()


PLAIN = Beside()


def as_csv(lines: Lines, delimiter: str = ",") -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Vietnamese."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\r\n")
    for line in lines:
        writer.writerow([disarmed(cell) for cell in line])
    return written.getvalue().encode("utf-8-sig")


def as_xlsx(lines: Lines, beside: Beside = PLAIN) -> bytes:
    """A workbook whose first sheet holds the lines; every cell is text, whatever it looks like."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, **_LITERAL}) as book:
        # Without a fixed date the same lines would never be the same file.
        book.set_properties({"created": datetime(2000, 1, 1)})
        text, marked = book.add_format({"num_format": "@"}), book.add_format(_MARKED)
        sheet = book.add_worksheet()
        sheet.set_column(0, 16_383, WIDTH if beside.choices else None, text)
        sheet.freeze_panes(1, 0)
        for at, line in enumerate(lines):
            for column, cell in enumerate(line):
                remark = beside.marked.get((at, column))
                sheet.write_string(at, column, kept(cell), marked if remark else text)
        for (at, column), remark in beside.marked.items():
            sheet.write_comment(at, column, remark)
        _explain(book, beside)
        if beside.choices:
            _offer(book, sheet, beside.choices)
    return written.getvalue()


def _explain(book: Any, beside: Beside) -> None:
    if not beside.explains:
        return
    sheet = book.add_worksheet(beside.sheet)
    wrapped = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, WIDTH, wrapped)
    sheet.set_column(1, 16_383, WIDE, wrapped)
    for at, line in enumerate(beside.explains):
        for column, cell in enumerate(line):
            sheet.write_string(at, column, kept(cell), wrapped)


def _offer(book: Any, sheet: Any, choices: Choices) -> None:
    """Put the choices on a hidden sheet: in the rule of a cell itself only a few have room."""
    aside = book.add_worksheet()
    aside.hide()
    for at, (column, offered) in enumerate(choices.items()):
        aside.write_column(0, at, offered)
        listed = f"={aside.get_name()}!{xl_range_abs(0, at, len(offered) - 1, at)}"
        rule = {"validate": "list", "source": listed, "error_type": "warning"}
        sheet.data_validation(1, column, OFFERED_ROWS, column, rule)
