"""``python -m app.mailbox PORT FOLDER``: a small mail server that keeps every letter as a file.

For ``make demo`` and the tests, on the loopback address only: letters are accepted for everybody and
sent to nobody. As in a Maildir a letter is written and synced in ``tmp``, then renamed into ``new``;
only then is the sender told that it was taken.
"""

import asyncio
import os
import signal
import sys
import time
from itertools import count
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

HOST = "127.0.0.1"


class Mailbox:
    """A folder that receives letters."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)
        for room in (folder, folder / "tmp", folder / "new"):
            room.mkdir(mode=0o700, parents=True, exist_ok=True)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep a letter, byte by byte as it came."""
        self.keep(envelope.original_content or b"")
        return "250 OK"

    def keep(self, letter: bytes) -> Path:
        """Write a letter so that it is whole and on disk, or not there at all."""
        name = f"{time.time_ns()}.{os.getpid()}.{next(self._numbers)}.eml"
        draft, kept = self.folder / "tmp" / name, self.folder / "new" / name
        with draft.open("xb") as file:
            file.write(letter)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(kept)
        _sync(kept.parent)
        return kept

    def letters(self) -> list[bytes]:
        """Return all kept letters, the oldest first."""
        return [path.read_bytes() for path in sorted((self.folder / "new").glob("*.eml"))]


async def receive(port: int, folder: Path) -> None:
    """Receive letters until told to stop (SIGTERM or SIGINT)."""
    loop, box, over = asyncio.get_running_loop(), Mailbox(folder), asyncio.Event()
    for ending in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(ending, over.set)
    server = await loop.create_server(
        lambda: SMTP(box, hostname="localhost", loop=loop), HOST, port
    )
    async with server:
        await over.wait()


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


if __name__ == "__main__":
    asyncio.run(receive(int(sys.argv[1]), Path(sys.argv[2])))
