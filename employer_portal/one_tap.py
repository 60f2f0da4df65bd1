"""Answers that need one tap: times for an interview, reasons for a no."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from lobby.words import appointed, moment, say
from records.ledger.act import HERE

HOURS = (time(8), time(14))
SUNDAY = 6

_REASONS = (
    "employer-no-filled",
    "employer-no-experience",
    "employer-no-skills",
    "employer-no-time",
    "employer-no-far",
)
_REACHED, _MET = "employer-no-reach", "employer-no-met"


def times(today: date, *, days: int = 2) -> list[tuple[str, str]]:
    """Return the half days of the next days that are not a Sunday: what is posted, what is read."""
    offered = (datetime.combine(on, at, HERE) for on in _days(today, days) for at in HOURS)
    return [(moment(at), appointed(at)) for at in offered]


def reasons(state: str) -> list[str]:
    """Return common reasons as sentences the person may read; only those that can be true by now."""
    keys = list(_REASONS)
    if state != "proposed":
        keys.append(_REACHED)
    if state == "interview":
        keys.insert(0, _MET)
    return [say(key) for key in keys]


def _days(today: date, days: int) -> Iterator[date]:
    later = (today + timedelta(days=n) for n in range(1, days + 2))
    working = [on for on in later if on.weekday() != SUNDAY]
    yield from working[:days]
