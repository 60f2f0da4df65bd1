"""A dead child is started again, after waits that grow and are forgiven."""

import os
import signal

import pytest

from app.servers import child
from app.servers.keeper import Keeper, Waits


def test_waits_grow_to_half_a_minute():
    waits = Waits()

    assert [waits.after_death(born=0, died=1) for _ in range(8)] == [1, 2, 4, 8, 16, 30, 30, 30]


def test_a_minute_of_life_is_forgiveness():
    waits = Waits()
    for _ in range(4):
        waits.after_death(born=0, died=1)

    assert waits.after_death(born=0, died=60) == 1


def test_a_death_is_said_and_the_child_comes_back_when_its_wait_is_over(kept, console):
    keeper = Keeper(kept, console)
    keeper.look(100)
    first = keeper.process
    os.kill(first.pid, signal.SIGKILL)
    first.wait()

    keeper.look(101)
    waiting = keeper.process
    keeper.look(102)
    second = keeper.process
    keeper.end()

    assert waiting is None
    assert second is not None
    assert second.pid != first.pid
    assert console.keys == ["servers-child-died", "servers-starting-again"]
    assert second.returncode == -signal.SIGTERM


def test_a_program_that_is_not_there_is_tried_again(kept, console):
    kept.argv = ["/no/such/program"]
    keeper = Keeper(kept, console)

    keeper.look(0)
    keeper.look(0.5)
    keeper.look(1)

    assert console.keys == ["servers-child-died", "servers-starting-again"] * 2


class Sleeper:
    """Something to keep alive."""

    name = "sleeper"
    argv = ("/bin/sleep", "600")

    def __init__(self, log) -> None:
        self.log = log

    def launch(self, *, patience):
        return child.start(self.argv, log=self.log, at_our_death=signal.SIGKILL, environ={})

    def end(self, process):
        child.end([process], (signal.SIGTERM, 30))


@pytest.fixture
def kept(folder):
    return Sleeper(folder / "log")
