"""The table of ASVS 5.0 level 2 is complete, and what it points at is there."""

import re

import pytest

from tests.house.house import ROOT

LEVEL_2_WITHOUT_OAUTH_AND_WEBRTC = 217
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| [^|]+ \| (met|part|gap|–) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"`((?:[\w-]+/)+[\w.-]+|[\w-]+\.txt|bench)`")
ROWS = ROW.findall((ROOT / "docs/asvs.md").read_text())


def test_every_requirement_has_its_row_once():
    numbers = [number for number, _, _ in ROWS]

    assert len(numbers) == len(set(numbers)) == LEVEL_2_WITHOUT_OAUTH_AND_WEBRTC


@pytest.mark.parametrize(("number", "where"), [(number, where) for number, _, where in ROWS])
def test_every_file_it_points_at_is_there(number, where):
    assert [name for name in NAMED.findall(where) if not (ROOT / name).exists()] == []
