"""How employers answer: what counts as asked and answered, smoothed so that nobody new is put low."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import floats, integers

from records.introduction import actions
from records.introduction.answers import answering, centre_share, smoothed, unanswered


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def introduce(world, employer):
    def introduce(to=None):
        vacancy = world.a_vacancy(to or employer, open_until=None)
        return world.an_introduction(world.a_seeker(), vacancy, parts=("contact",))

    return introduce


@pytest.fixture
def of(world, clock):
    def of(employer):
        ids = [employer.employer_id]
        return answering(ids, centre_id=world.centre_id, now=clock.now)[employer.employer_id]

    return of


def test_an_answer_counts_with_its_days_whoever_wrote_it_down(
    world, clock, employer, introduce, of
):
    met, refused = introduce(), introduce()
    clock.now += timedelta(days=2)
    actions.invite(world.act(employer), met, at=clock.now + timedelta(days=1), where="Xưởng")
    clock.now += timedelta(days=4)
    actions.decline(world.act(), refused, reason="Đã đủ người.")

    it = of(employer)

    assert (it.asked, it.answered, it.median_days) == (2, 2, 4)


def test_silence_counts_once_the_due_day_is_over_and_stepping_back_never(
    world, clock, employer, introduce, of
):
    introduce()
    actions.withdraw(world.act(), introduce())
    assert of(employer).asked == 0

    clock.now += timedelta(days=7)
    assert of(employer).asked == 0
    clock.now += timedelta(days=1)

    assert (of(employer).asked, of(employer).answered) == (1, 0)
    assert unanswered(world.centre_id, now=clock.now)[employer.employer_id].n == 1


def test_whoever_was_let_lapse_was_not_answered_and_waits_no_more(
    world, clock, employer, introduce, of
):
    actions.lapse(world.act(), introduce())

    assert (of(employer).asked, of(employer).answered) == (1, 0)
    assert unanswered(world.centre_id, now=clock.now) == {}


def test_an_interview_that_is_over_waits_for_their_word_again(world, clock, employer, introduce):
    it = introduce()
    actions.invite(world.act(employer), it, at=clock.now + timedelta(days=1), where="Xưởng")
    assert unanswered(world.centre_id, now=clock.now) == {}

    clock.now += timedelta(days=2)

    waits = unanswered(world.centre_id, now=clock.now)[employer.employer_id]
    assert waits.since == it.interview_at


def test_a_new_employer_stands_at_the_centres_mean(world, clock, employer, introduce, of):
    actions.decline(world.act(), introduce(), reason="Đã đủ người.")

    new = world.an_employer()

    assert of(new).rate == centre_share(1, 1)
    assert of(employer).rate > of(new).rate


@given(integers(0, 500), integers(0, 500), floats(0, 1))
def test_the_share_lies_between_ones_own_and_the_mean(answered, silent, mean):
    asked = answered + silent
    own = answered / asked if asked else mean

    rate = smoothed(answered, asked, mean=mean)

    assert min(own, mean) - 1e-9 <= rate <= max(own, mean) + 1e-9
    assert smoothed(answered + 1, asked + 1, mean=mean) >= rate - 1e-9
