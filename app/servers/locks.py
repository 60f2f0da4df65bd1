"""Two kinds of lock, both ``flock``: no process numbers are guessed, a dead holder frees its lock.

* ``lock`` is the supervisor's, closed on exec: who holds it owns the folder.
* ``postgresql.lock`` and ``redis.lock`` are inherited by every process of that server and then let
  go by the supervisor: such a lock is free only when the last process of an earlier run is gone.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.servers.refused import Refused, Say

SUPERVISOR_PATIENCE = 0.5
"""Seconds. A killed supervisor's child holds its lock for the instant between fork and exec."""

TALK_AFTER = 1.0
PAUSE = 0.02


@contextmanager
def only_supervisor(folder: Path) -> Iterator[None]:
    """Own the folder while the block runs; refuse when another supervisor owns it."""
    held = _open(folder / "lock")
    try:
        if not _taken(held, patience=SUPERVISOR_PATIENCE):
            raise Refused("servers-already-running", folder=folder)
        yield
    finally:
        os.close(held)


@contextmanager
def server_lock(folder: Path, server: str, *, patience: float, say: Say) -> Iterator[int]:
    """The descriptor to hand to the server's processes, once those of its earlier run are gone.

    ``patience`` is in seconds.
    """
    held = _open(folder / f"{server}.lock")
    try:
        free = _taken(held, patience=min(patience, TALK_AFTER))
        if not free and patience > TALK_AFTER:
            say("servers-waiting-for-old", server=server)
            free = _taken(held, patience=patience - TALK_AFTER)
        if not free:
            raise Refused("servers-old-still-there", server=server, folder=folder)
        yield held
    finally:
        os.close(held)


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)


def _taken(held: int, *, patience: float) -> bool:
    until = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
            time.sleep(PAUSE)
        else:
            return True
