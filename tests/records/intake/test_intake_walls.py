"""The walls around the reading child: what it cannot do, whatever a file makes it do."""

import io
import platform
import subprocess
import sys
import time

import pytest

from records.intake import door, walls
from records.intake.answer import counted
from records.intake.door import take_in
from records.intake.reasons import FileRefused
from records.intake.table import WEB, Limits, Row
from tests.records.intake.intake_files import csv_bytes, xlsx_bytes

walled = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in walls.CALLS,
    reason="no filter of calls here",
)


def behind_walls(*lines):
    """What a child prints that closes itself in and then tries something."""
    tried = "\n".join([
        "import os, socket, subprocess, sys",
        "from records.intake import walls",
        "walls.limit()",
        "print(walls.close_in(), flush=True)",
        "try:",
        *(f"    {line}" for line in lines),
        "except (OSError, MemoryError) as fault: print(type(fault).__name__, flush=True)",
        "else: print('done', flush=True)",
        "os._exit(0)",
    ])  # fmt: skip
    run = subprocess.run(
        [sys.executable, "-I", "-c", tried], capture_output=True, text=True, env={}
    )
    return run.stdout.split()


@walled
@pytest.mark.parametrize(
    "deed",
    [
        "socket.socket()",
        "socket.socketpair()",
        "open('/etc/passwd')",
        "open('/tmp/written-by-a-child', 'w')",
        "os.listdir('/')",
        "os.stat('/etc/passwd')",
        "os.execv('/bin/true', ['true'])",
        "os.fork()",
        "os.kill(os.getppid(), 9)",
        "os.setuid(0)",
        "os.unlink('/tmp/nothing')",
    ],
)
def test_the_child_reaches_no_file_network_program_or_process(deed):
    assert behind_walls(deed) == ["True", "PermissionError"]


@walled
def test_the_child_has_no_more_memory_than_it_was_given():
    assert behind_walls("held = bytearray(walls.MEMORY)") == ["True", "MemoryError"]


@walled
def test_the_child_has_no_more_time_than_it_was_given():
    code = """
from records.intake import walls
walls.LIMITS[walls.resource.RLIMIT_CPU] = 1
walls.limit()
while True: pass
"""

    assert subprocess.run([sys.executable, "-I", "-c", code]).returncode in door.TOO_HEAVY


def test_the_child_gets_no_environment_and_no_open_file(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "secret")
    seen = []
    real = subprocess.Popen

    def watched(*args, **more):
        seen.append(more)
        return real(*args, **more)

    monkeypatch.setattr(subprocess, "Popen", watched)
    take_in(io.BytesIO(b"a,b\n1,2"), "a.csv")

    assert seen[0]["env"] == {}
    assert seen[0].get("close_fds", True)
    assert not seen[0].get("pass_fds")


@pytest.mark.parametrize(
    ("content", "name"),
    [(csv_bytes("a;b", "Hồ;1"), "a.csv"), (xlsx_bytes(["a", "b"], ["Hồ", 1]), "a.xlsx")],
)
def test_the_child_reads_what_the_reader_reads(content, name):
    table = take_in(io.BytesIO(content), name, limits=WEB)

    assert (table.head, table.rows) == (("a", "b"), (Row(2, ("Hồ", "1")),))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"]
)
def test_the_child_knows_every_encoding(encoding):
    assert take_in(io.BytesIO("Tên,b\nHồ,2".encode(encoding, "replace")), "a.csv").rows


def test_a_file_too_heavy_to_read_says_so():
    heavy = Limits(file_bytes=2**30, unpacked_bytes=2**30, rows=10**9, columns=10**9)

    with pytest.raises(FileRefused) as refused:
        take_in(io.BytesIO(b"a,b\n" + b"1,2\n" * 9_000_000), "nặng.csv", limits=heavy)

    assert (refused.value.reason.key, refused.value.reason.values) == (
        "file-too-heavy",
        {"name": "nặng.csv"},
    )


def test_a_child_that_hangs_is_ended_with_all_it_started(monkeypatch):
    monkeypatch.setattr(door, "SECONDS", 0.2)
    monkeypatch.setattr(door, "READER", ("/bin/sh", "-c", "sleep 60 & sleep 60"))
    began = time.monotonic()

    with pytest.raises(FileRefused):
        take_in(io.BytesIO(b"a,b\n1,2"), "a.csv")

    assert time.monotonic() - began < 5


def test_of_two_uploads_at_once_the_later_one_waits_its_turn_and_not_for_ever(monkeypatch):
    monkeypatch.setattr(door, "TURN", 0.05)

    with door._turn(), pytest.raises(FileRefused) as refused:
        take_in(io.BytesIO(b"a,b\n1,2"), "a.csv")

    assert refused.value.reason.key == "file-reader-busy"
    assert take_in(io.BytesIO(b"a,b\n1,2"), "a.csv").rows


@pytest.mark.parametrize(
    "lie",
    [
        b"",
        b"not json\n",
        b"[]\n",
        b"[" * 100_000 + b"\n",
        b'{"refused": "root-password", "values": {}}\n',
        b'{"refused": "file-kind", "values": {"other": 1}}\n',
        b'{"kind": "exe", "head": ["a"], "rows": 0}\n',
        b'{"kind": "csv", "head": ["a"], "rows": 99999999}\n',
        b'{"kind": "csv", "head": [1], "rows": 0}\n',
        b'{"kind": "csv", "head": ["a"], "rows": 1}\n["x", "a"]\n',
        b'{"kind": "csv", "head": ["a"], "rows": 1}\n[2, {"a": 1}]\n',
        b'{"kind": "csv", "head": ["a"], "rows": 2}\n[2, "a"]\n',
        b'{"kind": "csv", "head": ["a"], "rows": 1}\n[2, "' + b"a" * 40_000 + b'"]\n',
        b'{"kind": "csv", "head": ["a"], "rows": 1}\n' + b"[" + b"1," * 8_000_000,
    ],
)
def test_no_lie_of_a_child_gets_through(lie):
    with pytest.raises((FileRefused, EOFError)):
        counted(io.BytesIO(lie), Limits())
