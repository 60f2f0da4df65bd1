"""``loive backup`` and ``loive restore``."""

import os
from pathlib import Path

import click
from sqlalchemy.engine import make_url

from app.backup import shelf
from app.backup.key import backup_key
from app.backup.place import Place
from app.backup.restoring import Restored
from app.backup.restoring import restore as restore_into
from app.backup.taking import Taken, take
from app.commands.group import say, sentence
from app.commands.standing import folder, key_path, settings_at, standing
from app.servers import Addresses, Refused, running_servers
from app.servers.binaries import postgres_bin
from app.servers.folder import prepare
from app.servers.owner import servers_owner
from lobby.words import moment
from records.trail.verifying import Report

days = click.IntRange(1, shelf.KEEP_DAYS)


@click.command(help=sentence("command-backup"))
@click.argument("into", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--keep", default=shelf.KEEP_DAYS, type=days, help=sentence("backup-option-keep"))
def backup(into: Path | None, keep: int) -> None:
    """Take a backup and prove it; exit with 1 if it could not be proved or the trail is not whole."""
    with standing() as (at, key_file):
        settings = settings_at(at, key_file)
        place = into or chosen_folder()
        taken = take(place_at(at), settings, place)
        gone = shelf.tidy(place, settings.clock(), keep)
    _tell_taken(taken, gone)
    say("backup-keys-apart", keys=key_file, heads=settings.heads, destroyed=settings.destroyed)
    _exit_by(taken.trail)


@click.command(help=sentence("command-restore"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", "over", is_flag=True, help=sentence("restore-option-replace"))
def restore(file: Path, over: bool) -> None:
    """Put a backup in the place of the database; the old one is kept beside it."""
    backup_key(key_path())  # before a server is started for nothing
    try:
        with running_servers(folder(), environ=os.environ, say=say) as at:
            settings = settings_at(at, key_path())
            restored = restore_into(place_at(at), settings, file, over=over)
    except Refused as refused:
        if refused.key == "servers-already-running":
            raise Refused("restore-while-serving") from None
        raise
    _tell_restored(restored)
    _exit_by(restored.trail)


def place_at(at: Addresses) -> Place:
    """The database of an installation, with the programs that can dump it."""
    chosen = os.environ.get("LOIVE_PG_PROGRAMS")
    own = Path(chosen) if chosen else postgres_bin(prepare(folder(), servers_owner(say)), say)
    return Place(at.database_admin, make_url(at.database).database or "", own)


def chosen_folder() -> Path:
    """Where backups go if nobody says where."""
    return Path(os.environ.get("LOIVE_BACKUPS") or folder() / "backups")


def _tell_taken(taken: Taken, gone: int) -> None:
    say("backup-proved", file=taken.path, lines=taken.lines, size=taken.size)
    if gone:
        say("backup-old-gone", count=gone)


def _tell_restored(restored: Restored) -> None:
    say("restore-done", taken=moment(restored.taken_at), lines=restored.lines)
    if restored.erased_again:
        say("restore-erased-again", count=restored.erased_again)
    if restored.heads_moved:
        say("restore-heads-moved")
    if restored.kept:
        say("restore-old-kept", name=restored.kept)


def _exit_by(trail: Report) -> None:
    if trail.bad is not None:
        say("backup-trail-bad")
        raise SystemExit(1)
