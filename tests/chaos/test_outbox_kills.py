"""Whatever is killed on the way, every start that was acknowledged reaches the centre, unchanged.

``PROMISES=full`` runs the promised counts; otherwise a small fraction of them.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from tests.chaos import outbox_kills as chaos

FULL = os.environ.get("PROMISES") == "full"
COUNTS = {"kills": 30, "placements": 300} if FULL else {"kills": 7, "placements": 42}
pytestmark = [
    pytest.mark.promise,
    # A connection whose server was killed in the middle of its first words is nobody's to close.
    pytest.mark.filterwarnings("ignore:Exception ignored in.*Connection.__del__"),
    pytest.mark.skipif(sys.platform != "linux", reason="tasks are found through /proc"),
]


def test_no_notice_is_lost_altered_or_shown_twice(folder):
    figures = chaos.run(folder, **COUNTS)

    print(f"\noutbox: {figures}")
    assert figures.acknowledged == COUNTS["placements"]
    assert (figures.lost, figures.altered, figures.shown_twice) == (0, 0, 0)
    assert figures.needs_person == 0


def test_the_same_kills_cost_the_usual_way_something(folder):
    figures = chaos.control(folder, **COUNTS)

    print(f"\ncontrol: {figures}")
    assert figures.acknowledged == COUNTS["placements"]
    assert figures.lost > 0


@pytest.fixture
def folder():
    path = Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    path.chmod(0o711)  # the servers' user must reach its own folder below
    yield path
    shutil.rmtree(path, ignore_errors=True)
