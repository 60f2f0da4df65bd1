"""The master keys: a file outside the database, readable by its owner alone."""

import json
import os
import secrets
from base64 import b64decode, b64encode
from pathlib import Path

from records.vault import Keyring
from records.vault.keyring import KEY_BYTES


def make_if_missing(path: Path) -> None:
    """Write a fresh key file, whole or not at all."""
    if path.exists():
        return
    fresh = {
        "current": "k1",
        "masters": {"k1": _text(secrets.token_bytes(KEY_BYTES))},
        "index": _text(secrets.token_bytes(KEY_BYTES)),
        "web": secrets.token_urlsafe(32),
    }
    draft = path.with_suffix(f".{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(fresh, file)
        file.flush()
        os.fsync(file.fileno())
    os.rename(draft, path)


def read(path: Path) -> tuple[Keyring, str]:
    """Return the keyring, and the secret that signs cookies."""
    found = json.loads(path.read_text())
    masters = {name: b64decode(key) for name, key in found["masters"].items()}
    return Keyring(found["current"], masters, b64decode(found["index"])), found["web"]


def _text(key: bytes) -> str:
    return b64encode(key).decode()
