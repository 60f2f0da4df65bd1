"""A card the centre puts forward rests for ten minutes: taken back meanwhile, nobody has heard of it."""

from datetime import timedelta

import pytest

from records.introduction import actions as introductions
from records.introduction.queries import for_employer
from records.introduction.taking import begun_this_month
from records.introduction.unheard import TO_THINK
from records.ledger import session
from tests.jobs.conftest import carry_all


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def card(world, employer):
    made = world.a_proposal(world.a_seeker(), world.a_vacancy(employer))
    session.commit()
    return made


def test_it_goes_out_when_its_time_is_over(clock, card, post):
    carry_all(clock)
    assert post.letters == []

    clock.now += TO_THINK
    carry_all(clock)

    assert len(post.letters) == 1


def test_taken_back_it_was_never_there(world, clock, employer, card, post):
    carry_all(clock)
    clock.now += timedelta(minutes=3)
    assert introductions.take_back(world.act(), card.code)
    session.commit()

    clock.now += TO_THINK
    carry_all(clock)

    assert post.letters == []
    assert for_employer(employer.employer_id, today=world.act().today) == ()
    assert begun_this_month({employer.employer_id}, today=world.act().today) == {}


def test_once_its_time_is_over_it_is_taken_back_no_more(world, clock, card):
    clock.now += TO_THINK

    assert not introductions.take_back(world.act(), card.code)


def test_what_comes_of_it_at_once_does_not_wait(world, clock, card, post):
    carry_all(clock)
    clock.now += timedelta(minutes=1)
    introductions.introduce(world.act(), card, parts=("contact",), how="paper")
    session.commit()

    clock.now += timedelta(seconds=30)
    carry_all(clock)

    assert len(post.letters) == 2
