"""Kill the supervisor in every way and count what is left behind, lost or refused.

Each function takes a count and returns figures; the tests and ``make promises`` only judge them.
Linux only: processes are found through /proc.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

SUPERVISED = Path(__file__).with_name("supervised.py")
PATIENCE = 60.0
"""Seconds before a thing that should happen soon counts as never."""


@dataclass
class Figures:
    """What a run of kills came to. Times are seconds."""

    kills: int = 0
    started: int = 0
    orphans: int = 0
    acknowledged: int = 0
    lost: int = 0
    starts: list[float] = field(default_factory=list)


def kill_while_writing(kills: int, *, seed: int = 1) -> Figures:
    """SIGKILL the supervisor at random moments, start it at once, while rows are being written."""
    figures, dice = Figures(), random.Random(seed)
    with short_folder() as folder:
        supervisor = start(folder, "exec sleep 600")
        wait_until_up(supervisor)
        writer = Writer(folder)
        for _ in range(kills):
            time.sleep(dice.uniform(0.05, 0.8))
            left_over = processes_of(folder) - {supervisor.pid}
            supervisor.kill()
            supervisor.communicate()
            began = time.monotonic()
            supervisor = start(folder, "exec sleep 600")
            figures.kills += 1
            figures.started += wait_until_up(supervisor)
            figures.starts.append(time.monotonic() - began)
            figures.orphans += len(still_there(left_over, folder))
        acknowledged = writer.stop()
        figures.acknowledged = len(acknowledged)
        figures.lost = len(acknowledged - rows(folder))
        figures.orphans += end(supervisor, folder)
    return figures


def kill_first_start(kills: int, *, seed: int = 1) -> Figures:
    """SIGKILL the very first start in a fresh folder at a random moment; then start for good."""
    figures, dice = Figures(), random.Random(seed)
    for _ in range(kills):
        with short_folder() as folder:
            supervisor = start(folder)
            time.sleep(dice.uniform(0.1, 1.2))
            supervisor.kill()
            supervisor.communicate()
            began = time.monotonic()
            supervisor = start(folder)
            figures.kills += 1
            figures.started += wait_until_up(supervisor)
            figures.starts.append(time.monotonic() - began)
            figures.orphans += end(supervisor, folder)
    return figures


def start_together(rounds: int, *, starters: int = 4) -> list[tuple[int, int]]:
    """Start several supervisors at once in a fresh folder: (owners, told it is running) a round."""
    results = []
    for _ in range(rounds):
        with short_folder() as folder:
            all_of_them = [start(folder) for _ in range(starters)]
            up = [one for one in all_of_them if wait_until_up(one)]
            told = [one for one in all_of_them if one not in up and refused(one)]
            results.append((len(up), len(told)))
            for one in up:
                end(one, folder)
    return results


class Writer(threading.Thread):
    """Writes numbered rows and remembers those that PostgreSQL acknowledged."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.acknowledged: set[int] = set()
        self.ending = threading.Event()
        with connect(folder) as connection:
            connection.execute("CREATE TABLE written (number bigint)")
        self.start()

    def run(self) -> None:
        number = 0
        while not self.ending.is_set():
            with suppress(psycopg.OperationalError), connect(self.folder) as connection:
                while not self.ending.is_set():
                    number += 1
                    connection.execute("INSERT INTO written VALUES (%s)", [number])
                    self.acknowledged.add(number)
                    time.sleep(0.002)
            time.sleep(0.01)

    def stop(self) -> set[int]:
        self.ending.set()
        self.join()
        return self.acknowledged


def start(folder: Path, *lines: str) -> subprocess.Popen[str]:
    """Start a supervisor with the given programs (shell lines)."""
    command = [sys.executable, SUPERVISED, folder, *lines]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def wait_until_up(supervisor: subprocess.Popen[str]) -> bool:
    """Whether its servers answered before it ended; it prints until then."""
    assert supervisor.stdout
    return any(line == "up\n" for line in supervisor.stdout)


def refused(supervisor: subprocess.Popen[str]) -> bool:
    """Whether it ended by itself because it may not run."""
    supervisor.communicate(timeout=PATIENCE)
    return supervisor.returncode == 1


def end(supervisor: subprocess.Popen[str], folder: Path) -> int:
    """End it politely; the number of processes it left behind."""
    supervisor.send_signal(signal.SIGTERM)
    supervisor.communicate(timeout=PATIENCE)
    return len(processes_of(folder))


def processes_of(folder: Path) -> set[int]:
    """Every process that works in, was called with, or is marked with the folder."""
    return {int(entry) for entry in os.listdir("/proc") if entry.isdigit() and _of(entry, folder)}


def still_there(pids: set[int], folder: Path) -> set[int]:
    """Which of these processes still belong to the folder."""
    return {pid for pid in pids if _of(str(pid), folder)}


def rows(folder: Path) -> set[int]:
    """The numbers in the database."""
    with connect(folder) as connection:
        return {number for (number,) in connection.execute("SELECT number FROM written")}


def connect(folder: Path) -> psycopg.Connection:
    """As the owner of the database, each statement its own transaction."""
    return psycopg.connect(
        host=str(folder / "run"), dbname="loive", user="loive_owner", autocommit=True
    )


@contextmanager
def short_folder() -> Iterator[Path]:
    """A fresh data folder whose path is short enough for sockets."""
    folder = Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    try:
        yield folder
    finally:
        for pid in processes_of(folder):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        shutil.rmtree(folder, ignore_errors=True)


def _of(entry: str, folder: Path) -> bool:
    marks = (os.fsencode(folder) + b"/", os.fsencode(folder) + b"\0")
    with suppress(OSError):
        place = os.fsencode(os.readlink(f"/proc/{entry}/cwd")) + b"/"
        called = Path(f"/proc/{entry}/cmdline").read_bytes()
        marked = Path(f"/proc/{entry}/environ").read_bytes()
        return place.startswith(marks[0]) or any(m in called or m in marked for m in marks)
    return False
