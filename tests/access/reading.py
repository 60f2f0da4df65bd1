"""Notes what pages read of the rooms' answers, for whom, while they are really made."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from flask import g

from records.ledger import Role
from tests.house.outputs import declared

PAGES = ("jinja2", "lobby", "seeker_portal", "employer_portal", "counsellor_portal")

Read = tuple[str, str, Role]


@contextmanager
def noted_reads() -> Iterator[set[Read]]:
    """Note every attribute a page reads of a declared class: class, attribute, and who is shown it."""
    reads: set[Read] = set()
    classes = {name: _class(name) for name, _ in declared()}
    plain = {name: cls.__getattribute__ for name, cls in classes.items()}
    for name, cls in classes.items():
        cls.__getattribute__ = _noting(name, plain[name], reads)
    try:
        yield reads
    finally:
        for cls in classes.values():
            del cls.__getattribute__


def undeclared(reads: set[Read]) -> list[str]:
    """Return what was read by somebody it is not declared for."""
    known = declared()
    return sorted(
        f"{name}.{field} was read for a {role}"
        for name, field, role in reads
        if role not in known.get((name, field), frozenset())
    )


def _noting(name: str, plain: Any, reads: set[Read]) -> Any:
    def noting(self: Any, field: str) -> Any:
        if not field.startswith("_"):
            reader = sys._getframe(1).f_globals.get("__name__", "").split(".")[0]
            actor = g.get("actor") if g else None
            if reader in PAGES and actor is not None:
                reads.add((name, field, actor.role))
        return plain(self, field)

    return noting


def _class(name: str) -> type:
    module, _, cls = name.rpartition(".")
    found: type = getattr(import_module(f"records.{module}"), cls)
    return found
