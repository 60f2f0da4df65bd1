"""Taking a backup: one snapshot is counted and dumped, the sealed file restored at once and compared."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from app.backup import contents, shelf
from app.backup.contents import Label
from app.backup.inventory import inventory
from app.backup.key import backup_key
from app.backup.ledger import ledger, settings_on, trail_of
from app.backup.pipes import dumped, restored
from app.backup.place import Connection, Place
from app.servers import Refused
from app.servers.folder import refusing_what_fails
from app.settings import Settings
from records.backup.actions import note_proved
from records.ledger import Act, Actor, Role, session
from records.trail import heads
from records.trail.verifying import Report


@dataclass(frozen=True, slots=True)
class Taken:
    """A backup that was proved. ``size`` in bytes, ``lines`` rows of all tables; ``trail`` as it was."""

    path: Path
    taken_at: datetime
    size: int
    lines: int
    trail: Report


def take(place: Place, settings: Settings, folder: Path) -> Taken:
    """Take a backup into a folder, prove it, and write down that it was proved.

    Raises ``Refused`` if it cannot be made or is not equal; then no file is left.
    """
    key = backup_key(settings.keys)
    with refusing_what_fails(folder), shelf.draft(folder) as (file, path), place.beside() as server:
        label = _write(place, key, file, settings)
        report = _prove(server, place, file, key, settings)
        named = shelf.name(path, label.taken_at)
    taken = Taken(named, label.taken_at, named.stat().st_size, label.inventory.lines, report)
    _note(taken, settings)
    return taken


def _write(place: Place, key: bytes, file: IO[bytes], settings: Settings) -> Label:
    """Count and dump the same snapshot, while others go on writing."""
    published = heads.last(settings.heads)
    with place.connect() as inside, inside.transaction():
        inside.execute("set transaction isolation level repeatable read, read only")
        row = inside.execute("select pg_export_snapshot()").fetchone()
        now = settings.clock()
        label = Label(now, published.number if published else 0, inventory(inside))
        contents.write(file, key, label, dumped(place, str(row and row[0])))
    return label


def _prove(
    server: Connection, place: Place, file: IO[bytes], key: bytes, settings: Settings
) -> Report:
    """Restore into a scratch database, compare, go along its trail, drop it."""
    scratch = place.at(f"{place.name}_check")
    scratch.make_like(server, place.name)
    try:
        label = fill(scratch, file, key)
        with ledger(settings_on(scratch, settings)):
            return trail_of(settings, label.head)
    finally:
        scratch.drop(server)


def fill(place: Place, file: IO[bytes], key: bytes) -> Label:
    """Fill an empty database from a sealed file; ``Refused`` if it is not what was backed up."""
    label, dump = contents.read(file, key)
    restored(place, dump)
    with place.connect() as inside:
        differing = label.inventory.missing_in(inventory(inside))
    if differing:
        raise Refused("backup-differs", names=", ".join(differing))
    return label


def _note(taken: Taken, settings: Settings) -> None:
    with ledger(settings):
        act = Act(Actor(Role.SYSTEM), settings.clock())
        note_proved(act, taken_at=taken.taken_at, size=taken.size, lines=taken.lines)
        session.commit()
