"""Both sides of an agreed trial are told on the day before it begins; of one called off nobody is."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest

from records.ledger import session
from records.outbox.queries import rehearsed
from records.trial import actions as trials
from records.trial.asking import remind
from tests.jobs.conftest import carry_all, choose, the

PHONE, LETTER = "+84912345678", "Sắp có người đến làm thử"


@pytest.fixture
def seeker(world):
    return world.a_seeker()


@pytest.fixture
def agreed(world, clock, seeker):
    """A trial that begins tomorrow, agreed to the day before."""
    choose(world, seeker, "zalo", PHONE)
    met = world.an_introduction(seeker, world.a_vacancy(), parts=("contact",))
    first = world.act().today + timedelta(days=2)
    terms = {"tasks": ["Hàn khung"], "work_hours": "7:30 - 16:30", "pay_written": "300.000 đ"}
    trial = trials.propose(world.act(), met, first_day=first, last_day=first, **terms)
    trials.agree(world.act(seeker), trial)
    assert remind(clock.now) == 0
    clock.now += timedelta(days=1)
    return trial


def test_both_are_told_of_a_trial_on_the_day_before_it_begins(
    world, clock, agreed, post, rehearsing
):
    assert [remind(clock.now), remind(clock.now)] == [1, 0]
    session.commit()
    carry_all(clock)

    said = [each.said for each in rehearsed(world.centre_id)]
    assert any("Nhắc lịch hẹn Thứ Tư, 25/11/2026" in each for each in said)
    assert LETTER in subjects(post)


def test_nobody_is_told_of_a_trial_that_was_called_off_meanwhile(world, clock, agreed, post):
    remind(clock.now)
    trials.call_off(world.act(), agreed)
    session.commit()
    carry_all(clock)

    assert the("tell-seeker", "trial-near") is None
    assert LETTER not in subjects(post)


def subjects(post):
    return [message_from_bytes(x, policy=policy.SMTP)["Subject"] for x in post.letters]
