"""Whose row it is, under which reference, and whether it still says the same."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from matcher.text import canonical

SOURCE, REF = 60, 80
"""The longest names the tables keep, in characters."""

_PASSING = frozenset({"expires", "source", "id"})


class Ref(NamedTuple):
    """A row's name in the ledger: where it came from, and what it is called there."""

    source: str
    ref: str


def ref_of(cells: Mapping[str, str], source: str) -> Ref:
    """The reference of a row; without an id (or with one too long) it is named by what it says.

    The last day is no part of that name, so that what is prolonged stays the same.
    """
    holder = canonical(cells.get("source", "")) or source
    written = canonical(cells.get("id", ""))
    if written and len(written) <= REF:
        return Ref(holder[:SOURCE], written)
    said = written or {key: cell for key, cell in cells.items() if cell and key not in _PASSING}
    return Ref(holder[:SOURCE], f"~{fingerprint(said)}")


def fingerprint(said: Any) -> str:
    """A digest of plain values: equal as long as they are."""
    whole = json.dumps(said, sort_keys=True, ensure_ascii=False, default=str)
    return sha256(whole.encode()).hexdigest()
