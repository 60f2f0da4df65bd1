"""The master keys: a file outside the database, readable by its owner alone."""

import fcntl
import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from records.vault import Keyring
from records.vault.keyring import KEY_BYTES


def make_if_missing(path: Path) -> None:
    """Write a fresh key file, whole or not at all; give an older one the keys it does not have yet."""
    with _alone(path):
        found = json.loads(path.read_text()) if path.exists() else _fresh()
        later = {name: found.get(name) or _key() for name in ("trail", "backup")}
        whole = {**found, **later}
        if whole != found or not path.exists():
            _put(path, whole)


def read(path: Path) -> tuple[Keyring, str]:
    """Return the keyring, and the secret that signs cookies."""
    found = json.loads(path.read_text())
    masters = {name: b64decode(key) for name, key in found["masters"].items()}
    index, trail = b64decode(found["index"]), b64decode(found["trail"])
    return Keyring(found["current"], masters, index, trail), found["web"]


def _fresh() -> dict[str, Any]:
    return {
        "current": "k1",
        "masters": {"k1": _key()},
        "index": _key(),
        "web": secrets.token_urlsafe(32),
    }


def _put(path: Path, keys: dict[str, Any]) -> None:
    """Write beside it and rename: whoever reads meanwhile reads the one or the other."""
    draft = path.with_suffix(f".{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(keys, file)
        file.flush()
        os.fsync(file.fileno())
    os.rename(draft, path)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Of several starters at once one writes; two keys for one trail would break it."""
    opened = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


def _key() -> str:
    return b64encode(secrets.token_bytes(KEY_BYTES)).decode()
