"""The watch over one request or command: what was opened while it was kept, and by whom.

Opening a sealed fact calls ``look``. Without a watch it raises, so that a page nobody thought of shows
nothing rather than something unnoted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from records.ledger import Act

Subject = tuple[str, int]
T = TypeVar("T")


class Unwatched(Exception):
    """A sealed fact was asked for while nobody notes who looks."""


@dataclass(slots=True, repr=False)
class Watch:
    """Who looks, from where, and what they have opened. ``act`` is nobody's in system work."""

    act: Act | None
    verb: str
    outer: "Watch | None" = None
    looks: dict[Subject, set[str]] = field(default_factory=dict)
    acted: bool = False


_kept: ContextVar[Watch | None] = ContextVar("watch", default=None)


def look(subject: str, subject_id: int, name: str) -> None:
    """Note that one field of one record was opened; raise ``Unwatched`` if nobody keeps watch."""
    watch = _kept.get()
    if watch is None:
        raise Unwatched(f"{subject}.{name}")
    if watch.act is not None:
        watch.looks.setdefault((subject, subject_id), set()).add(name)


def kept() -> Watch | None:
    """Return the watch now kept."""
    return _kept.get()


def who(otherwise: Act) -> Act:
    """Return the act that is watched, if somebody known acts; else ``otherwise``."""
    watch = _kept.get()
    known = watch.act if watch else None
    return known if known is not None and known.by.account_id is not None else otherwise


def begin(act: Act | None, verb: str) -> Watch:
    """Begin to keep watch; the door must call ``end`` however the request ends."""
    watch = Watch(act, verb, outer=_kept.get())
    _kept.set(watch)
    return watch


def end(watch: Watch) -> None:
    """Stop keeping this watch."""
    _kept.set(watch.outer)


@contextmanager
def watching(act: Act, verb: str) -> Iterator[Watch]:
    """Keep watch in a command or task; call ``write_looks`` before its transaction is committed."""
    watch = begin(act, verb)
    try:
        yield watch
    finally:
        end(watch)


@contextmanager
def unwatched(why: str) -> Iterator[None]:
    """Let the machine open what no person is shown by it (``why`` says for what); nothing is noted."""
    watch = begin(None, why)
    try:
        yield
    finally:
        end(watch)


@dataclass(frozen=True, slots=True, repr=False)
class Noted(Generic[T]):
    """A value that is noted when it is read, for personal facts that are not sealed."""

    subject: str
    subject_id: int
    name: str
    value: T

    def read(self) -> T:
        """Return the value."""
        look(self.subject, self.subject_id, self.name)
        return self.value
