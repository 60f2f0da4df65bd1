"""The folder of backups: a file with the right name is a whole and proved one; old ones are taken away."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

from records.ledger import growing

KEEP_DAYS = 35
"""Whoever was erased must not be in a backup for longer: after this many days no backup knows them."""

STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"backup-(\d{8}T\d{6}Z)\.sealed")


@contextmanager
def draft(folder: Path) -> Iterator[tuple[IO[bytes], Path]]:
    """A file to be written, and read again, that only its owner may open; gone unless it was named."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for unfinished in folder.glob(".backup-*.new"):
        unfinished.unlink(missing_ok=True)
    path = folder / f".backup-{os.getpid()}.new"
    held = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(held, "w+b") as file:
            yield file, path
    finally:
        path.unlink(missing_ok=True)


def name(path: Path, now: datetime) -> Path:
    """Give a proved draft its name: on disk when this returns."""
    named = path.with_name(f"backup-{stamp(now)}.sealed")
    os.rename(path, named)
    growing.sync_folder(path.parent)
    return named


def tidy(folder: Path, now: datetime, days: int) -> int:
    """Take away the backups older than so many days, the newest excepted; return how many."""
    taken = sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))
    old = [path for path in taken[:-1] if now - _moment(path) > timedelta(days=days)]
    for path in old:
        path.unlink()
    return len(old)


def stamp(now: datetime) -> str:
    """A moment as part of a name."""
    return now.astimezone(UTC).strftime(STAMP)


def _moment(path: Path) -> datetime:
    written = path.name.removeprefix("backup-").removesuffix(".sealed")
    return datetime.strptime(written, STAMP).replace(tzinfo=UTC)
