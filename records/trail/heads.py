"""The heads of the chain outside the database: a file beside the keys that only grows.

Somebody who rules the database can cut the end of the trail off; they cannot cut this file. One line per
seal: its number, its digest, its moment.
"""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

TAIL_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Head:
    """One published seal."""

    number: int
    digest: bytes


def append(path: Path, number: int, digest: bytes, at: datetime) -> None:
    """Publish a head: on disk when this returns, readable by the owner alone."""
    line = f"{number} {digest.hex()} {at.isoformat()}\n".encode()
    opened = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(opened, _mended(opened) + line)
        os.fsync(opened)
    finally:
        os.close(opened)


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
    if not path.exists():
        return {}
    found = (_head(line) for line in path.read_bytes().split(b"\n")[:-1])
    return {head.number: head.digest for head in found if head}


def _mended(opened: int) -> bytes:
    """End a line that a power cut left half written, so that the next one stands by itself."""
    size = os.fstat(opened).st_size
    return b"\n" if size and os.pread(opened, 1, size - 1) != b"\n" else b""


def _head(line: bytes) -> Head | None:
    parts = line.split(b" ")
    if len(parts) != 3 or not parts[0].isdigit() or len(parts[1]) != 64:
        return None
    return Head(int(parts[0]), bytes.fromhex(parts[1].decode()))
