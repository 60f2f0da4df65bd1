"""Changing the key file: a fresh key beside the old one, an old one taken out. Running programs follow."""

import json
from datetime import datetime
from pathlib import Path

from app.keys import alone, fresh_key, fresh_name, put
from app.servers import Refused

INDEX = "index"


def add_master(path: Path) -> str:
    """Put a fresh master key beside the others, and make it the one that seals; return its name."""
    with alone(path):
        keys = json.loads(path.read_text())
        name = fresh_name(keys["masters"])
        put(path, {**keys, "current": name, "masters": {**keys["masters"], name: fresh_key()}})
    return name


def add_index(path: Path) -> None:
    """Put a fresh index key in; the one before is kept until every blind index was made anew."""
    with alone(path):
        keys = json.loads(path.read_text())
        if "index_before" in keys:
            raise Refused("keys-index-unfinished")
        put(path, {**keys, "index": fresh_key(), "index_before": keys["index"]})


def add_trail(path: Path, now: datetime) -> None:
    """Put a fresh trail key in; older ones stay for good, since old lines must still be proven."""
    with alone(path):
        keys = json.loads(path.read_text())
        old = {"key": keys["trail"], "until": now.isoformat()}
        before = [old, *keys.get("trails_before", ())]
        put(path, {**keys, "trail": fresh_key(), "trails_before": before})


def demand_retirable(path: Path, name: str) -> None:
    """Refuse a key that is not there, or that seals."""
    keys = json.loads(path.read_text())
    if name == keys["current"]:
        raise Refused("keys-is-current", name=name)
    if name not in keys["masters"] and not (name == INDEX and "index_before" in keys):
        raise Refused("keys-unknown", name=name)


def take_out(path: Path, name: str) -> None:
    """Take a master key (or, as ``index``, the index key before) out of the file."""
    with alone(path):
        keys = json.loads(path.read_text())
        if name == INDEX:
            del keys["index_before"]
        else:
            keys["masters"] = {k: v for k, v in keys["masters"].items() if k != name}
        put(path, keys)
