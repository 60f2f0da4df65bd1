"""Nobody is called or written to at night."""

from datetime import datetime

import pytest

from records.ledger.act import HERE
from records.rule.quiet import hours, quiet


@pytest.mark.parametrize(
    ("now", "over"),
    [
        ("23 06:59", "23 07:00"),
        ("23 07:00", "23 07:00"),
        ("23 20:59", "23 20:59"),
        ("23 21:00", "24 07:00"),
        ("23 23:30", "24 07:00"),
    ],
)
def test_what_falls_into_the_night_waits_for_the_morning(now, over):
    assert quiet().over(moment(now)) == moment(over)


def test_whoever_chooses_longer_hours_keeps_the_night():
    night = quiet()

    assert all(quiet(x).begins <= night.begins and night.ends <= quiet(x).ends for x in hours())


def moment(written):
    return datetime.strptime(f"2026-11-{written}", "%Y-%m-%d %H:%M").replace(tzinfo=HERE)
