"""What makes a line or a seal provable: HMAC-SHA-256 (RFC 2104) with the key kept outside the database.

A replaced key proves what was sealed while it was used, and within ``GRACE`` after it; nothing later, so
that whoever stole it writes nothing new. Both proofs cover everything the row says. A line's covers its
random code and not its id, which the database gives later; the seal covers the ids.
"""

import hmac
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
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
GRACE = timedelta(hours=1)
"""No transaction of ours lasts so long: by then every line of a replaced key is sealed."""
FIRST = b""
"""What stands for the digest before the first seal."""


def mac_of(said: Mapping[str, Any]) -> bytes:
    """Return the proof of a line from what it says, under the newest key."""
    return _proof(keyring().trail, _line(said))


def digest_of(seal: TrailSeal, before: bytes, lines: Iterable[TrailLine]) -> bytes:
    """Return the digest of a seal over its lines (in the order of their ids) and the seal before it."""
    return _proof(keyring().trail, _seal(seal, before, lines))


def is_whole(line: TrailLine, sealed_at: datetime | None = None) -> bool:
    """Tell whether a line says what it said when it was written; unsealed, its own moment counts."""
    said = _line({name: getattr(line, name) for name in SAID})
    return _holds(line.mac, said, sealed_at or line.at)


def is_digest(seal: TrailSeal, before: bytes, lines: Iterable[TrailLine]) -> bool:
    """Tell whether a seal holds just these lines, and follows the one before."""
    return _holds(seal.digest, _seal(seal, before, lines), seal.sealed_at)


def _holds(given: bytes, text: bytes, at: datetime) -> bool:
    ring = keyring()
    old = [old.key for old in ring.trails_before if at <= old.until + GRACE]
    return any(hmac.compare_digest(_proof(key, text), given) for key in (ring.trail, *old))


def _line(said: Mapping[str, Any]) -> bytes:
    return b"line|" + _canonical([_plain(said[name]) for name in SAID])


def _seal(seal: TrailSeal, before: bytes, lines: Iterable[TrailLine]) -> bytes:
    listed = [[line.id, line.mac.hex()] for line in lines]
    head = [seal.number, _plain(seal.sealed_at), seal.last_id, list(seal.line_ids), before.hex()]
    return b"seal|" + _canonical([head, listed])


def _proof(key: bytes, text: bytes) -> bytes:
    return hmac.digest(key, text, "sha256")


def _canonical(said: list[Any]) -> bytes:
    return json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode()


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
