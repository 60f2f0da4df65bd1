"""A person whom an employer would like to try out from today for ten days."""

from datetime import timedelta

import pytest

from records.trial import actions


@pytest.fixture
def employer(world):
    return world.an_employer(name="Xưởng mộc An Hòa")


@pytest.fixture
def seeker(world):
    return world.a_seeker(name="Hồ Văn Pả")


@pytest.fixture
def met(world, employer, seeker):
    return world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",))


@pytest.fixture
def offer(world, employer, met):
    """Offer a trial, from today for so many days."""

    def offered(days=10, **said):
        act = world.act(employer)
        usual = {
            "first_day": act.today,
            "last_day": act.today + timedelta(days=days - 1),
            "tasks": ["Bào gỗ", "Đóng ghế"],
            "work_hours": "7:30 - 16:30",
            "pay_written": "300.000 đ một ngày",
        }
        return actions.propose(act, met, **{**usual, **said})

    return offered
