"""The heads of the chain outside the database: a file beside the keys that only grows.

Somebody who rules the database can cut the end of the trail off; they cannot cut this file. One line per
seal: its number, its digest, its moment.
"""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from records.ledger import growing

TAIL_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Head:
    """One published seal."""

    number: int
    digest: bytes


def append(path: Path, number: int, digest: bytes, at: datetime) -> None:
    """Publish a head: on disk when this returns, readable by the owner alone."""
    growing.append(path, f"{number} {digest.hex()} {at.isoformat()}")


def last(path: Path) -> Head | None:
    """Return the newest head; ``None`` if none was ever published here."""
    if not path.exists():
        return None
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - TAIL_BYTES, 0))
        heads = [head for head in map(_head, file.read().split(b"\n")[:-1]) if head]
    return heads[-1] if heads else None


def every(path: Path) -> dict[int, bytes]:
    """Return all published digests, by number."""
    return {head.number: head.digest for head in map(_head, growing.lines(path)) if head}


def step_back(path: Path, number: int, stamp: str) -> bool:
    """After an older ledger was restored: keep the file under a dated name, and go on from one seal.

    Returns whether later heads had been published at all.
    """
    if max(every(path), default=0) <= number:
        return False
    kept = path.with_name(f"{path.name}.before-{stamp}")
    if not kept.exists():
        os.link(path, kept)
    earlier = [line for line in growing.lines(path) if (h := _head(line)) and h.number <= number]
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    growing.append(draft, *(line.decode() for line in earlier))
    draft.rename(path)
    growing.sync_folder(path.parent)
    return True


def _head(line: bytes) -> Head | None:
    parts = line.split(b" ")
    if len(parts) != 3 or not parts[0].isdigit() or len(parts[1]) != 64:
        return None
    return Head(int(parts[0]), bytes.fromhex(parts[1].decode()))
