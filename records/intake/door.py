"""Where a file from outside comes in: it is read by a child behind walls, and its answer is counted.

A page or a command hands over a stream and what the person called it, and gets a ``Table`` or a
``FileRefused``. The bytes go from the stream into memory without a name; no path is made of the
person's name, which is only ever said back to them.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from threading import Lock, Timer
from typing import IO, cast

from records.intake.answer import counted
from records.intake.reading import ENDINGS
from records.intake.reasons import FileRefused, Reason, because, refuse
from records.intake.table import Limits, Table

log = logging.getLogger(__name__)
Child = subprocess.Popen[bytes]

SECONDS = 20.0
"""The longest a child may take by the clock on the wall; ``walls`` limits its own time."""

TURN = 5.0
"""How long an upload waits for the one before it: pages must not pile up behind heavy files."""

READER = (sys.executable, "-I", "-B", "-m", "records.intake.apart")
PIECE, NAME = 256 * 1024, 80
TOO_HEAVY = frozenset({-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGABRT})
"""How a child ends that ran into its limits, or into our patience."""

_one_at_a_time = Lock()


def take_in(stream: IO[bytes], filename: str, *, limits: Limits | None = None) -> Table:
    """The table in an uploaded csv or xlsx. Raises FileRefused with a reason that can be told.

    ``filename`` is what the person called it. Default limits are in ``Limits``; a page takes ``WEB``.
    """
    allowed, name = limits or Limits(), shown(filename)
    ending = Path(name).suffix.lower()
    if ending not in ENDINGS:
        raise refuse("file-kind", name=name)
    with _unnamed(stream, allowed) as held, _turn():
        try:
            return _read_apart(held, ending, allowed)
        except FileRefused as refused:
            raise FileRefused(_named(refused.reason, name)) from None


@contextmanager
def _turn() -> Iterator[None]:
    """One upload is read at a time; whoever has waited too long is asked to come back."""
    if not _one_at_a_time.acquire(timeout=TURN):
        raise refuse("file-reader-busy")
    try:
        yield
    finally:
        _one_at_a_time.release()


def shown(filename: str) -> str:
    """The name as it may be said back: the last part, in letters that can be seen, not too long."""
    last = filename.replace("\\", "/").rpartition("/")[2]
    seen = "".join(letter for letter in last if letter.isprintable()).strip()
    stem, dot, ending = seen.rpartition(".")
    return f"{stem[: NAME - len(ending) - 1]}{dot}{ending}" if len(ending) < NAME else seen[:NAME]


@contextmanager
def _unnamed(stream: IO[bytes], limits: Limits) -> Iterator[int]:
    """The bytes in memory of the kernel's (nothing on disk, nothing in ours), counted as they come."""
    held = os.memfd_create("upload") if sys.platform == "linux" else _scratch()
    try:
        size = 0
        while piece := stream.read(PIECE):
            size += len(piece)
            if size > limits.file_bytes:
                raise refuse("file-too-big", bytes=size, limit=limits.file_bytes)
            os.write(held, piece)
        os.lseek(held, 0, os.SEEK_SET)
        yield held
    finally:
        os.close(held)


def _scratch() -> int:
    """Where the kernel has no nameless memory: a file that was unlinked as soon as it was made."""
    opened, path = tempfile.mkstemp()
    os.unlink(path)
    return opened


def _read_apart(held: int, ending: str, limits: Limits) -> Table:
    with _reader(held, ending, limits) as (child, answer):
        try:
            return counted(answer, limits)
        except EOFError:
            raise _died(child.wait()) from None


@contextmanager
def _reader(held: int, ending: str, limits: Limits) -> Iterator[tuple[Child, IO[bytes]]]:
    """A child with nothing but the upload and limits; gone when the block ends, however it ends."""
    child = subprocess.Popen(
        [*READER, ending, json.dumps(asdict(limits))],
        stdin=held,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # it might repeat what is in the file
        env={},
        cwd="/",
        process_group=0,
    )
    alarm = Timer(SECONDS, _kill, [child])
    alarm.start()
    try:
        with cast(IO[bytes], child.stdout) as answer:
            yield child, answer
    finally:
        alarm.cancel()
        _kill(child)
        child.wait()


def _kill(child: Child) -> None:
    """End the child and whatever it might have started."""
    if child.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)


def _died(code: int) -> FileRefused:
    log.warning("upload-reader-died", extra={"status": code})
    return refuse("file-too-heavy" if code in TOO_HEAVY else "file-broken", name="")


def _named(reason: Reason, name: str) -> Reason:
    """The child was not told what the person calls the file."""
    known = {"name": name} if "name" in reason.values else {}
    return because(reason.key, **{**reason.values, **known})
