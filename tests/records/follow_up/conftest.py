"""A start that was confirmed, as many days ago as a test says."""

from datetime import timedelta

import pytest

from records.ledger import session
from records.placement import actions as placements


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def seeker(world):
    return world.a_seeker(name="Hồ Văn Pả")


@pytest.fixture
def working(world, employer, seeker):
    """Somebody who started so many days ago, confirmed by the centre."""

    def begin(days=0):
        return started(world, employer, seeker, days)

    return begin


def started(world, employer, seeker, days=0, *, vacancy=None):
    vacancy = vacancy or world.a_vacancy(employer, open_until=None)
    it = world.an_introduction(seeker, vacancy, parts=("contact",))
    act = world.act(employer)
    row = placements.report_start(act, it, started_on=act.today - timedelta(days=days))
    placements.confirm(world.act(), row)
    session.flush()
    return row
