"""The keys of this process, handed over by the roof at start and again whenever the key file is newer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

KEY_BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)
class OldTrail:
    """A trail key that proves lines written ``until`` it was replaced, and none since."""

    key: bytes
    until: datetime


@dataclass(frozen=True, slots=True, repr=False)
class Keyring:
    """Master keys by name (the current one seals), and the separate keys of indexes, trail and wall.

    ``index_before`` is there while blind indexes are made anew under ``index``.
    """

    current: str
    masters: dict[str, bytes]
    index: bytes
    trail: bytes
    index_before: bytes | None = None
    trails_before: tuple[OldTrail, ...] = ()
    wall: bytes = b""

    def __post_init__(self) -> None:
        """Refuse a ring that could not open or seal anything."""
        if self.current not in self.masters:
            raise ValueError("the current master key is missing from the keyring")
        older = [old.key for old in self.trails_before]
        for key in (*self.masters.values(), *self.indexes, self.trail, *older):
            if len(key) != KEY_BYTES:
                raise ValueError(f"a key must have {KEY_BYTES} bytes")

    @property
    def indexes(self) -> tuple[bytes, ...]:
        """The keys under which a blind index may stand, the newest first."""
        return (self.index,) if self.index_before is None else (self.index, self.index_before)


Newer = Callable[[bool], Keyring | None]
"""Returns a newer ring than the one it gave last, if there is one; asked to look hard (``True``), always."""


def _no_news(_hard: bool) -> Keyring | None:
    return None


_held: list[Keyring] = []
_newer: list[Newer] = [_no_news]


def unlock(ring: Keyring, newer: Newer = _no_news) -> None:
    """Give this process its keys, and where to ask for newer ones."""
    _held[:] = [ring]
    _newer[:] = [newer]


def keyring(opens: str | None = None) -> Keyring:
    """Return this process's keys, the newest there are; a process without keys cannot read people.

    ``opens`` names a master key that is needed: if it is unknown, the key file is read again.
    """
    if not _held:
        raise RuntimeError("the vault is locked: no keyring was handed to this process")
    fresh = _newer[0](False)
    if fresh is None and opens is not None and opens not in _held[0].masters:
        fresh = _newer[0](True)
    if fresh is not None:
        _held[:] = [fresh]
    return _held[0]
