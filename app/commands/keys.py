"""``loive keys``: what the keys hold, a fresh key beside the old, everything under it, the old one out."""

import time
from collections.abc import Iterator
from pathlib import Path

import click
from flask import Flask

from app import key_changes
from app.commands.group import say, sentence
from app.commands.standing import application
from app.servers import Refused
from records.employer import owner
from records.ledger import session
from records.person.reindexing import reindex_some
from records.vault import keyring
from records.vault.rotating import holdings, rewrap_some, wait_for_writers

KINDS = ("master", "index", "trail")
TELL_EVERY, LOOK_AGAIN, PATIENCE = 1.0, 0.2, 60.0


@click.group("keys", help=sentence("command-keys"))
def keys() -> None:
    """Gather what can be done with the keys."""


@keys.command("status", help=sentence("command-keys-status"))
def status() -> None:
    """Say how many data keys stand under which master key."""
    with application():
        ring, held = keyring(), holdings()
        for name in sorted({*ring.masters, *held}):
            mark = "keys-line-current" if name == ring.current else "keys-line"
            say(mark, name=name, count=held.get(name, 0))
        if ring.index_before is not None:
            say("keys-index-two")
        say("keys-trail-count", count=len(ring.trails_before))


@keys.command("add", help=sentence("command-keys-add"))
@click.option("--kind", type=click.Choice(KINDS), default="master", help=sentence("option-kind"))
def add(kind: str) -> None:
    """Put a fresh key beside the old one, and make it current; running programs take it up."""
    with application() as app:
        path = _file(app)
        if kind == "master":
            say("keys-added-master", name=key_changes.add_master(path))
        elif kind == "index":
            key_changes.add_index(path)
            say("keys-added-index")
        else:
            key_changes.add_trail(path, app.config["CLOCK"]())
            say("keys-added-trail")


@keys.command("rotate", help=sentence("command-keys-rotate"))
def rotate() -> None:
    """Put everything under the newest keys, in small steps; cut off, it goes on when called again."""
    with application():
        # Whoever began before the newest key was there ends first, and is not left behind.
        wait_for_writers(PATIENCE)
        total = sum(holdings().values())
        for left in _told(_rewrapped()):
            say("keys-rewrapped", done=total - left, of=total)
        if keyring().index_before is not None:
            for seen in _told(_reindexed()):
                say("keys-reindexed", done=seen)
    say("keys-rotated")


@keys.command("reindex", help=sentence("command-keys-reindex"))
def reindex() -> None:
    """Make everybody's blind indexes anew: who was registered before one was thought of has it too."""
    with application():
        for seen in _told(_reindexed()):
            say("keys-reindexed", done=seen)


@keys.command("retire", help=sentence("command-keys-retire"))
@click.argument("name")
def retire(name: str) -> None:
    """Take an old key out of the file, if nothing needs it any more."""
    with application() as app:
        key_changes.demand_retirable(_file(app), name)
        if not wait_for_writers(PATIENCE):
            raise Refused("keys-writers-busy")
        if name == key_changes.INDEX:
            for _seen in _reindexed():
                pass
        elif holdings().get(name):
            raise Refused("keys-still-needed", name=name, count=holdings()[name])
        key_changes.take_out(_file(app), name)
    say("keys-retired", name=name)


def _rewrapped() -> Iterator[int]:
    """Wrap step by step; yield how many are left after each."""
    while True:
        done = rewrap_some()
        session.commit()
        left = sum(count for name, count in holdings().items() if name != keyring().current)
        yield left
        if not left:
            return
        if not done:
            time.sleep(LOOK_AGAIN)


def _reindexed() -> Iterator[int]:
    """Make the blind indexes anew, step by step; yield how many people were seen after each."""
    owner.reindex()
    session.commit()
    last = seen = 0
    while True:
        last, looked_at, _written = reindex_some(last)
        session.commit()
        seen += looked_at
        yield seen
        if not last:
            return


def _told(counts: Iterator[int]) -> Iterator[int]:
    """Pass on one count a second, and the last."""
    told, count = time.monotonic(), None
    for count in counts:
        if time.monotonic() - told >= TELL_EVERY:
            told = time.monotonic()
            yield count
            count = None
    if count is not None:
        yield count


def _file(app: Flask) -> Path:
    path: Path = app.config["SETTINGS"].keys
    return path
