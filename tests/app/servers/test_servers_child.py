"""Children die with their parent, and end when they are told to."""

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.servers import child

CHECKOUT = Path(__file__).resolve().parents[3]
STARTER = """
import signal, sys, time
from pathlib import Path
from app.servers import child
started = child.start(
    ["sleep", "600"], log=Path(sys.argv[1]), at_our_death=signal.SIGTERM, environ={}
)
print(started.pid, flush=True)
time.sleep(600)
"""


def test_a_child_dies_with_its_parent_however_that_dies(folder):
    parent = subprocess.Popen(
        [sys.executable, "-c", STARTER, folder / "log"],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        text=True,
    )
    pid = int(parent.stdout.readline())
    watched = os.pidfd_open(pid)

    parent.kill()
    parent.communicate()

    ended, _, _ = select.select([watched], [], [], 30)
    os.close(watched)
    assert ended


def test_a_child_that_will_not_listen_is_killed(start, folder):
    stubborn = start(["sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 0.05; done"])
    while "deaf" not in (folder / "log").read_text():
        time.sleep(0.01)

    child.end([stubborn], (signal.SIGTERM, 0.1))

    assert stubborn.returncode == -signal.SIGKILL


def test_a_polite_child_is_only_asked(start):
    polite = start(["sleep", "600"])

    child.end([polite], (signal.SIGTERM, 30))

    assert polite.returncode == -signal.SIGTERM


def test_what_a_child_prints_is_kept_private(start, folder):
    start(["sh", "-c", "echo one; echo two >&2"]).wait()

    assert (folder / "log").read_text() == "one\ntwo\n"
    assert (folder / "log").stat().st_mode & 0o077 == 0


def test_a_log_that_grew_too_long_is_put_aside(folder):
    log = folder / "web.log"
    log.write_text("long")

    child.shorten(log, limit=3)

    assert log.read_text() == ""
    assert (folder / "web.log.old").read_text() == "long"


@pytest.fixture
def start(folder):
    started = []

    def start(argv):
        begun = child.start(
            argv, log=folder / "log", at_our_death=signal.SIGKILL, environ=dict(os.environ)
        )
        started.append(begun)
        return begun

    yield start
    child.end(started)
