"""One supervisor owns a folder; a server's lock is free only when its last process is gone."""

import subprocess

import pytest

from app.servers.locks import only_supervisor, server_lock
from app.servers.refused import Refused


def test_a_second_supervisor_is_refused(folder):
    with only_supervisor(folder), pytest.raises(Refused) as refused, only_supervisor(folder):
        pass

    assert refused.value.key == "servers-already-running"


def test_the_folder_is_free_again_afterwards(folder):
    for _ in range(2):
        with only_supervisor(folder):
            pass


def test_a_servers_process_holds_its_lock_after_we_let_go(folder, console, sleeper):
    with server_lock(folder, "redis", patience=0, say=console) as held:
        child = sleeper(held)

    again = server_lock(folder, "redis", patience=0, say=console)
    with pytest.raises(Refused) as refused, again:
        pass
    child.kill()
    with server_lock(folder, "redis", patience=30, say=console):
        pass

    assert refused.value.key == "servers-old-still-there"


@pytest.fixture
def sleeper():
    started = []

    def start(held: int) -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen(["sleep", "600"], pass_fds=[held]))
        return started[-1]

    yield start
    for child in started:
        child.kill()
        child.wait()
