"""An appointment or interview as a calendar file (RFC 5545), for one's own phone; it says not what about."""

from datetime import UTC, datetime, timedelta

from flask import Response

from lobby.words import say

FILE = "hen.ics"
LASTS = timedelta(minutes=30)
LINE = 74
"""Octets of a line; RFC 5545 allows 75."""


def as_calendar(
    uid: str, at: datetime, *, where: str, version: int = 1, made_at: datetime
) -> Response:
    """Return the file; saved again after a move it replaces the older one, and the phone itself reminds."""
    title = _escaped(say("calendar-title"))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//appointments//1//VI",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"SEQUENCE:{version - 1}",
        f"DTSTAMP:{_utc(made_at)}",
        f"DTSTART:{_utc(at)}",
        f"DTEND:{_utc(at + LASTS)}",
        f"SUMMARY:{title}",
        *([f"LOCATION:{_escaped(where)}"] if where else []),
        *("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}", "TRIGGER:-P1D", "END:VALARM"),
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    answer = Response("\r\n".join(map(_folded, lines)), mimetype="text/calendar")
    answer.headers["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return answer


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Cut a long line between characters, each further piece begun by a space."""
    pieces, piece = [], ""
    for sign in line:
        if len((piece + sign).encode()) > LINE:
            pieces.append(piece)
            piece = " "
        piece += sign
    return "\r\n".join([*pieces, piece])
