"""The backup key: an entry of its own in the key file, so that it can be kept apart from the others."""

import json
from base64 import b64decode
from pathlib import Path

from app.servers import Refused


def backup_key(path: Path) -> bytes:
    """Return the 32 bytes; ``Refused`` if there is no such file, or no backup key in it."""
    try:
        return b64decode(json.loads(path.read_text())["backup"])
    except (OSError, ValueError, KeyError):
        raise Refused("backup-key-missing", path=path) from None
