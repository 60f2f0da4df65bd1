"""Excel workbooks: the first sheet with anything on it, each cell as the text a person meant."""

import io
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from records.intake.reasons import refuse
from records.intake.table import Limits, Table, build
from records.intake.unpacking import repacked

Cell = int | float | str | bool | time | date | datetime | timedelta

# Beyond this a float no longer holds every whole number.
_WHOLE = 2.0**53


def read_workbook(content: bytes, name: str, *, limits: Limits) -> Table:
    """The table on the first visible sheet that holds anything."""
    safe = repacked(content, name, limits=limits)
    try:
        lines = _first_filled_sheet(safe)
    except (CalamineError, ValueError, OSError) as fault:
        raise refuse("file-broken", name=name) from fault
    except BaseException as fault:
        # The reader is written in Rust: its panics are no Exception.
        if type(fault).__name__ != "PanicException":
            raise
        raise refuse("file-broken", name=name) from fault
    return build("xlsx", ([as_text(cell) for cell in line] for line in lines), limits=limits)


def _first_filled_sheet(content: bytes) -> list[list[Cell]]:
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        for sheet in filter(_is_seen, book.sheets_metadata):
            lines = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            if any(cell != "" for line in lines for cell in line):
                return lines
    return []


def _is_seen(sheet: SheetMetadata) -> bool:
    return sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible


def as_text(cell: Cell) -> str:
    """A cell as text: 912345678.0 -> "912345678", a date -> "2026-11-22", 7.1 stays "7.1"."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return _number_as_text(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _number_as_text(number: float) -> str:
    if number.is_integer() and abs(number) < _WHOLE:
        return str(int(number))
    return format(number, ".15g")
