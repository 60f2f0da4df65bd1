"""The supervisor as a whole: starts, watches, starts again, ends in order."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import redis

SUPERVISED = Path(__file__).resolve().parents[2] / "chaos" / "supervised.py"


def test_a_second_one_on_the_same_folder_says_so_and_fails(folder, supervise):
    supervise()

    second = subprocess.run([sys.executable, SUPERVISED, folder], capture_output=True, text=True)

    assert second.stdout == "servers-already-running\n"
    assert second.returncode == 1


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_everything_in_order(folder, supervise, ending):
    supervisor = supervise("trap 'echo drained; exit' TERM; echo on; while :; do sleep 0.05; done")
    eventually(lambda: printed(folder, "program-0") == "on\n")

    supervisor.send_signal(ending)
    said, _ = supervisor.communicate(timeout=60)

    assert said.split() == ["servers-ending", "servers-ended"]
    assert supervisor.returncode == 0
    assert printed(folder, "program-0") == "on\ndrained\n"
    assert "Calling fsync() on the AOF file" in printed(folder, "redis")
    assert printed(folder, "postgresql").endswith("database system is shut down\n")


@pytest.mark.parametrize("server", ["postgresql", "redis"])
def test_a_crashed_server_comes_back_at_the_same_address(folder, supervise, server):
    supervise()
    ask = {"postgresql": ask_postgresql, "redis": ask_redis}[server]
    first = ask(folder)

    os.kill(first, signal.SIGKILL)

    eventually(lambda: ask(folder) != first)


def test_a_program_that_ends_is_started_again(folder, supervise):
    supervise("echo begun")

    eventually(lambda: printed(folder, "program-0") == "begun\nbegun\n")


def test_a_grandchild_whose_parent_is_gone_does_not_outlive_the_end(folder, supervise):
    supervisor = supervise("setsid sleep 600 & echo $!; exec sleep 600")
    eventually(lambda: printed(folder, "program-0") != "")
    grandchild = int(printed(folder, "program-0"))

    supervisor.terminate()
    supervisor.communicate()

    eventually(lambda: not Path(f"/proc/{grandchild}").exists())


def ask_postgresql(folder: Path) -> int:
    """The process number of the server that answers."""
    with psycopg.connect(host=str(folder / "run"), dbname="loive", user="loive_web"):
        return int((folder / "postgresql/postmaster.pid").read_text().split()[0])


def ask_redis(folder: Path) -> int:
    """The process number of the server that answers."""
    with redis.Redis(unix_socket_path=str(folder / "run/redis.sock")) as client:
        return int(client.info("server")["process_id"])


def printed(folder: Path, name: str) -> str:
    log = folder / "log" / f"{name}.log"
    return log.read_text() if log.exists() else ""


def eventually(true: Callable[[], bool]) -> None:
    """Wait for something that must happen; give up only when it clearly never will."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if true():
                return
        except (psycopg.OperationalError, redis.ConnectionError, OSError):
            pass
        time.sleep(0.05)
    pytest.fail("it never happened")


@pytest.fixture
def supervise(folder):
    """Start a supervisor with programs (shell lines) and wait until its servers answer."""
    started = []

    def start(*lines: str) -> subprocess.Popen[str]:
        command = [sys.executable, SUPERVISED, folder, *lines]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        while started[-1].stdout.readline() != "up\n":
            assert started[-1].poll() is None
        return started[-1]

    yield start
    for supervisor in started:
        if supervisor.poll() is None:
            supervisor.terminate()
            supervisor.communicate()
