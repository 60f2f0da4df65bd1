"""Bringing a backup back: into a new database beside the old one, which is renamed when it is whole.

Until that one rename nothing in use was touched. Killed anywhere, it is simply run again: what was left
unfinished is dropped first. The old database stays on the server under a dated name.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.backup import sealing
from app.backup.contents import Label
from app.backup.key import backup_key
from app.backup.ledger import ledger, settings_on, trail_of
from app.backup.place import Connection, Place
from app.backup.shelf import stamp
from app.backup.taking import fill
from app.servers import Refused
from app.settings import Settings
from records.ledger import session
from records.rights.erasing import erase_again
from records.trail import heads
from records.trail.verifying import Report
from records.vault import destroyed


@dataclass(frozen=True, slots=True)
class Restored:
    """What stands now. ``kept`` is the old database's new name, or nothing if it was empty."""

    taken_at: datetime
    lines: int
    kept: str
    erased_again: int
    heads_moved: bool
    trail: Report


def restore(place: Place, settings: Settings, path: Path, *, over: bool) -> Restored:
    """Put a backup in the place of a database nobody uses; an unempty one only if told (``over``).

    Raises ``Refused`` before anything is touched if the file is damaged or sealed with another key.
    """
    key = backup_key(settings.keys)
    with path.open("rb") as file, place.beside() as server:
        sealing.check(file, key)
        empty = place.is_empty()
        if not empty and not over:
            raise Refused("restore-not-empty", name=place.name)
        if place.in_use(server):
            raise Refused("restore-others-connected", name=place.name)
        new = place.at(f"{place.name}_new")
        new.make_like(server, place.name)
        try:
            label = fill(new, file, key)
            again, report = _settle(new, settings, label)
            kept = _swap(server, new, place, settings.clock(), empty=empty)
        except BaseException:
            new.drop(server)
            raise
    moved = heads.step_back(settings.heads, label.head, stamp(settings.clock()))
    return Restored(label.taken_at, label.inventory.lines, kept, again, moved, report)


def _settle(new: Place, settings: Settings, label: Label) -> tuple[int, Report]:
    """Erase again whoever was erased since, and go along the trail."""
    with ledger(settings_on(new, settings)):
        again = destroyed.destroy_again(destroyed.every(settings.destroyed))
        people = erase_again(again, settings.clock())
        session.commit()
        report = trail_of(settings, label.head)
    with new.connect() as inside:
        inside.execute("analyze")
    return people, report


def _swap(server: Connection, new: Place, place: Place, now: datetime, *, empty: bool) -> str:
    kept = place.at(f"{place.name}_before_{stamp(now).lower()}")
    new.put_in_place_of(server, place.name, kept.name)
    if empty:
        kept.drop(server)
    return "" if empty else kept.name
