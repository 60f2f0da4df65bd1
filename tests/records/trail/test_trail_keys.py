"""Another trail key: old lines are still proven, and the old key writes nothing new."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from records.ledger import session
from records.trail.proof import GRACE
from records.trail.sealing import seal
from records.trail.verifying import verify
from records.vault import OldTrail, keyring, unlock
from tests.conftest import NOW
from tests.records.trail.conftest import LINES, SEALS, write

FRESH = bytes(range(32))
CHANGED = NOW + timedelta(minutes=5)


@pytest.fixture
def before():
    ring = keyring()
    yield ring
    unlock(ring)


@pytest.fixture
def changed(sealed, before):
    """A sealed trail whose key was then replaced; returns the file of its heads."""
    unlock(replace(before, trail=FRESH, trails_before=(OldTrail(before.trail, CHANGED),)))
    return sealed


def test_lines_from_before_and_after_are_both_proven(changed):
    write(10, CHANGED, first=9000)
    session.commit()
    assert seal(CHANGED + timedelta(seconds=2), changed) == 10

    report = verify(changed)

    assert (report.bad, report.lines, report.seals) == (None, LINES + 10, SEALS + 1)


def test_a_line_begun_under_the_old_key_may_be_sealed_after_it(changed, before):
    unlock(before)
    write(10, CHANGED, first=9000)
    session.commit()
    unlock(replace(before, trail=FRESH, trails_before=(OldTrail(before.trail, CHANGED),)))

    assert seal(CHANGED + timedelta(minutes=1), changed) == 10
    assert verify(changed).bad is None


def test_whoever_has_the_old_key_writes_nothing_that_counts_later(changed, before):
    later = CHANGED + GRACE + timedelta(minutes=1)
    stolen = keyring()
    unlock(before)
    write(10, later, first=9000)
    session.commit()
    unlock(stolen)

    assert verify(changed).bad.key == "trail-line-inserted"
    seal(later, changed)
    assert verify(changed).bad.key == "trail-line-edited"


def test_without_the_old_key_the_old_lines_are_not_proven(changed, before):
    unlock(replace(before, trail=FRESH))

    assert verify(changed).bad.key == "trail-line-edited"
    assert session.scalar(text("select count(*) from trail_line")) == LINES
