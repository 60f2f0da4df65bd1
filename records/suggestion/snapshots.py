"""The snapshot of the open vacancies: the clock writes it aside, every process begins with it.

It holds what employers ask and offer, nothing of any person. Nothing is lost with it: whoever can't read it
builds from PostgreSQL, and what changed since is read from there in any case.
"""

from datetime import date
from pathlib import Path

from matcher import snapshot
from matcher.columns import VACANCIES
from matcher.index import shelve
from matcher.snapshot import Of, Snapshot, Unreadable
from matcher.taxonomy import standard
from records.history.changes import database, last_change
from records.suggestion.as_facts import vacancy_facts
from records.vacancy import queries as vacancies

EVERY = 200
"""So many changed vacancies make a newer snapshot worth its while; a new day always does."""
_folder: list[Path] = []


def keep_in(folder: Path) -> None:
    """Name the folder of this house's snapshots."""
    _folder[:] = [folder]


def newest(today: date, *, after: int) -> Snapshot | None:
    """Return today's snapshot of this database if it can be read and knows more than change `after`."""
    try:
        of = snapshot.read_head(_folder[0]).of if _folder else None
        if of is None or of.number <= after or not _is_ours(of, today):
            return None
        return snapshot.read(_folder[0], standard())
    except Unreadable:
        return None


def is_due(today: date) -> bool:
    """Tell whether a newer snapshot would serve."""
    if not _folder:
        return False
    try:
        of = snapshot.read_head(_folder[0]).of
    except Unreadable:
        return True
    return not _is_ours(of, today) or vacancies.many_changed_since(of.number, many=EVERY)


def take(today: date) -> None:
    """Write what is open now. What changes meanwhile has a later number, and is read again."""
    of = Of(database(), last_change("vacancy"), today)
    rows = vacancies.open_rows(today)
    last_days = {row.id: row.open_until for row in rows if row.open_until}
    shelf = shelve(vacancy_facts(rows, today), VACANCIES, standard())
    snapshot.write(_folder[0], shelf, of, last_days)


def _is_ours(of: Of, today: date) -> bool:
    return (of.source, of.day) == (database(), today) and of.number <= last_change("vacancy")
