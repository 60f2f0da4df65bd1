"""However the supervisor dies, nothing is lost, nobody is left behind, and it starts again.

``PROMISES=full`` runs the promised counts; otherwise a small fraction of them.
"""

import os
import sys

import pytest

from tests.chaos import supervisor_kills as chaos

FULL = os.environ.get("PROMISES") == "full"
pytestmark = [
    pytest.mark.promise,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of our death"),
]


def test_a_killed_supervisor_loses_nothing_and_leaves_nobody():
    kills = 20 if FULL else 3

    figures = chaos.kill_while_writing(kills)

    print(figures)
    assert (figures.started, figures.orphans, figures.lost) == (kills, 0, 0)
    assert figures.acknowledged > 0


def test_a_first_start_can_be_killed_at_any_moment():
    kills = 10 if FULL else 3

    figures = chaos.kill_first_start(kills)

    print(figures)
    assert (figures.started, figures.orphans) == (kills, 0)


def test_of_four_starters_one_owns_the_folder_and_the_others_are_told():
    rounds = 10 if FULL else 2

    results = chaos.start_together(rounds)

    print(results)
    assert results == [(1, 3)] * rounds
