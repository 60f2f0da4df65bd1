"""Files that leave: under a name that says nothing to whoever sees it in a folder of downloads."""

from flask import Response

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(content: bytes, name: str) -> Response:
    """Return a workbook to be saved; ``name`` is plain letters without an ending."""
    answer = Response(content, mimetype=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer
