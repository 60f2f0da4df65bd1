"""The master keys of this process, handed over once by the roof at start."""

from dataclasses import dataclass

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Keyring:
    """Master keys by id (the current one seals), and the separate keys of blind indexes and trail."""

    current: str
    masters: dict[str, bytes]
    index: bytes
    trail: bytes

    def __post_init__(self) -> None:
        """Refuse a ring that could not open or seal anything."""
        if self.current not in self.masters:
            raise ValueError("the current master key is missing from the keyring")
        for key in (*self.masters.values(), self.index, self.trail):
            if len(key) != KEY_BYTES:
                raise ValueError(f"a key must have {KEY_BYTES} bytes")


_held: list[Keyring] = []


def unlock(ring: Keyring) -> None:
    """Give this process its keys."""
    _held[:] = [ring]


def keyring() -> Keyring:
    """Return this process's keys; a process without keys cannot read people."""
    if not _held:
        raise RuntimeError("the vault is locked: no keyring was handed to this process")
    return _held[0]
