"""Files that only grow: one line at a time, on disk when ``append`` returns, readable by the owner alone.

They stand beside the database, for what somebody who rules the database must not be able to take back.
"""

import os
from pathlib import Path


def append(path: Path, *lines: str) -> None:
    """Add lines, all in one go."""
    fresh = not path.exists()
    opened = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(opened, _mended(opened) + "".join(f"{line}\n" for line in lines).encode())
        os.fsync(opened)
    finally:
        os.close(opened)
    if fresh:
        sync_folder(path.parent)


def lines(path: Path) -> list[bytes]:
    """Return all whole lines; none if there is no such file yet."""
    return path.read_bytes().split(b"\n")[:-1] if path.exists() else []


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _mended(opened: int) -> bytes:
    """End a line that a power cut left half written, so that the next one stands by itself."""
    size = os.fstat(opened).st_size
    return b"\n" if size and os.pread(opened, 1, size - 1) != b"\n" else b""
