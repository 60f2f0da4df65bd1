"""Files made for the tests of the import: good ones, careless ones and evil ones."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]


def csv_bytes(*lines: str, encoding: str = "utf-8", newline: str = "\r\n") -> bytes:
    return newline.join(lines).encode(encoding)


def xlsx_bytes(*lines: Sequence[Any]) -> bytes:
    """A workbook of one sheet; a datetime becomes a date cell, text stays text."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet, as_day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        for at, line in enumerate(lines):
            for column, cell in enumerate(line):
                if isinstance(cell, datetime):
                    sheet.write_datetime(at, column, cell, as_day)
                elif cell is not None:
                    sheet.write(at, column, cell)
    return written.getvalue()


def with_part(book: bytes, name: str, content: bytes) -> bytes:
    """The workbook with one part replaced or added."""
    fresh = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(fresh, "w", 8) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part.filename, old.read(part))
        new.writestr(name, content)
    return fresh.getvalue()


def with_sheet(rows: str) -> bytes:
    """A workbook whose only sheet holds these rows of XML."""
    sheet = (
        '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns='
        '"http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )
    return with_part(xlsx_bytes(["x"]), "xl/worksheets/sheet1.xml", sheet.encode())
