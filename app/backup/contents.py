"""What stands in a sealed file: first what it must be found to hold, then what pg_dump wrote."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import IO

from app.backup.inventory import Inventory
from app.backup.sealing import Sealer, opened
from app.servers import Refused

LENGTH = 4


@dataclass(frozen=True, slots=True)
class Label:
    """The moment whose state is held, the number of the last published seal then, and the inventory."""

    taken_at: datetime
    head: int
    inventory: Inventory


def write(file: IO[bytes], key: bytes, label: Label, dump: Iterator[bytes]) -> None:
    """Seal a label and a dump into a file; on disk when this returns."""
    said = {"taken_at": label.taken_at.isoformat(), "head": label.head}
    written = json.dumps(said | {"inventory": label.inventory.plain()}).encode()
    sealer = Sealer(file, key)
    sealer.write(len(written).to_bytes(LENGTH, "big") + written)
    for piece in dump:
        sealer.write(piece)
    sealer.end()


def read(file: IO[bytes], key: bytes) -> tuple[Label, Iterator[bytes]]:
    """The label, and what pg_restore is to be given; raises ``Refused`` where the file is not whole."""
    file.seek(0)
    pieces = opened(file, key)
    held = next(pieces)
    while len(held) < LENGTH + int.from_bytes(held[:LENGTH], "big"):
        held += next(pieces, b"") or _short()
    end = LENGTH + int.from_bytes(held[:LENGTH], "big")
    said = json.loads(held[LENGTH:end])
    moment = datetime.fromisoformat(said["taken_at"])
    return Label(moment, said["head"], Inventory(**said["inventory"])), chain([held[end:]], pieces)


def _short() -> bytes:
    raise Refused("backup-not-one")
