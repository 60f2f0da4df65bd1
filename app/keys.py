"""The master keys: a file outside the database, readable by its owner alone."""

import fcntl
import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.servers import Refused
from records.vault import Keyring, OldTrail
from records.vault.keyring import KEY_BYTES

Keys = dict[str, Any]


@dataclass(frozen=True, slots=True)
class InUse:
    """What the database cannot be read without: master keys by name, the index key, the trail key."""

    masters: frozenset[str] = frozenset()
    index: bool = False
    trail: bool = False


NOTHING = InUse()


def make_if_missing(path: Path, in_use: InUse = NOTHING) -> None:
    """Write a fresh key file, whole or not at all; give an older one the keys it does not have yet.

    A key that ``in_use`` needs is never made anew: that is refused, because the old one must be found.
    """
    with alone(path):
        found = json.loads(path.read_text()) if path.exists() else {}
        _demand(found, in_use, path)
        whole = {**_fresh(), **found}
        if whole != found:
            put(path, whole)


def read(path: Path) -> tuple[Keyring, str]:
    """Return the keyring, and the secret that signs cookies."""
    found = json.loads(path.read_text())
    before = found.get("index_before")
    ring = Keyring(
        current=found["current"],
        masters={name: b64decode(key) for name, key in found["masters"].items()},
        index=b64decode(found["index"]),
        trail=b64decode(found["trail"]),
        index_before=b64decode(before) if before else None,
        trails_before=tuple(
            OldTrail(b64decode(old["key"]), datetime.fromisoformat(old["until"]))
            for old in found.get("trails_before", ())
        ),
        # Made from a secret all our processes share, so that every host finds the same one.
        wall=sha256(b"wall|" + found["web"].encode()).digest(),
    )
    return ring, found["web"]


class Watched:
    """A key file as this process read it last; tells when there is a newer one.

    A file that is away or cannot be read is no newer one: a process goes on with the keys it has.
    """

    def __init__(self, path: Path) -> None:
        """Take the file as it is now for known."""
        self.path, self.known = path, _stamp(path)

    def __call__(self, hard: bool) -> Keyring | None:
        """Return the newer ring; if asked to look ``hard``, read the file whatever its stamp says."""
        stamp = _stamp(self.path)
        if stamp is None or (stamp == self.known and not hard):
            return None
        try:
            ring, _ = read(self.path)
        except (OSError, ValueError, KeyError):
            return None
        self.known = stamp
        return ring


def put(path: Path, keys: Keys) -> None:
    """Write beside it and rename: whoever reads meanwhile reads the one or the other."""
    draft = path.with_suffix(f".{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(keys, file)
        file.flush()
        os.fsync(file.fileno())
    os.rename(draft, path)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Of several writers at once one writes; two keys for one trail would break it."""
    opened = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


def fresh_name(masters: Keys) -> str:
    """Return a name for one more master key; never given before, so that it names one key for ever."""
    return f"k{len(masters) + 1}-{secrets.token_hex(4)}"


def fresh_key() -> str:
    """Return a random key, as the file writes it."""
    return b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def _fresh() -> Keys:
    name = fresh_name({})
    return {
        "current": name,
        "masters": {name: fresh_key()},
        "index": fresh_key(),
        "trail": fresh_key(),
        "backup": fresh_key(),
        "web": secrets.token_urlsafe(32),
    }


def _demand(found: Keys, in_use: InUse, path: Path) -> None:
    missing = in_use.masters - set(found.get("masters", ()))
    if missing:
        raise Refused("keys-master-missing", names=", ".join(sorted(missing)), path=path)
    for kind, needed in (("index", in_use.index), ("trail", in_use.trail)):
        if needed and not found.get(kind):
            raise Refused(f"keys-{kind}-missing", path=path)


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
