"""What makes a line or a seal provable: HMAC-SHA-256 (RFC 2104) with the key kept outside the database.

Both cover everything the row says. A line's covers its random code and not its id, which the database
gives later; the seal covers the ids.
"""

import hmac
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from records.trail.model import TrailLine, TrailSeal
from records.vault import keyring

SAID = (
    "code",
    "at",
    "account_id",
    "role",
    "centre_id",
    "kind",
    "verb",
    "subject",
    "subject_id",
    "fields",
)
FIRST = b""
"""What stands for the digest before the first seal."""


def mac_of(said: Mapping[str, Any]) -> bytes:
    """Return the proof of a line from what it says."""
    return _proof(b"line", _canonical([_plain(said[name]) for name in SAID]))


def is_whole(line: TrailLine) -> bool:
    """Tell whether a line says what it said when it was written."""
    said = {name: getattr(line, name) for name in SAID}
    return hmac.compare_digest(mac_of(said), line.mac)


def digest_of(seal: TrailSeal, before: bytes, lines: Iterable[TrailLine]) -> bytes:
    """Return the digest of a seal over its lines (in the order of their ids) and the seal before it."""
    listed = [[line.id, line.mac.hex()] for line in lines]
    head = [seal.number, _plain(seal.sealed_at), seal.last_id, list(seal.line_ids), before.hex()]
    return _proof(b"seal", _canonical([head, listed]))


def _proof(kind: bytes, text: bytes) -> bytes:
    return hmac.digest(keyring().trail, kind + b"|" + text, "sha256")


def _canonical(said: list[Any]) -> bytes:
    return json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode()


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
