"""What is owed after a start: each duty appears on its day, is late on its day, and leaves when done."""

from datetime import timedelta

import pytest

from records.follow_up import actions
from records.follow_up.asking import CHECK_IN
from records.link import actions as links
from records.overview import duties
from records.overview.duty import Desk
from records.placement import actions as placements


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def working(world, employer):
    it = world.an_introduction(world.a_seeker(), world.a_vacancy(employer), parts=("contact",))
    row = world.a_placement(employer, it)
    placements.confirm(world.act(), row)
    placements.enter(world.act(), row, world.act().today)
    return row


def kinds(world, whose=None):
    desk = Desk(world.centre_id, world.clock(), counsellor_id=whose or world.counsellor.account_id)
    return [(x.kind, x.late) for x in duties.waiting(desk).lines]


@pytest.mark.parametrize(("days", "waits"), [(2, []), (3, [False]), (6, [True])])
def test_how_it_goes_is_asked_on_its_day_and_late_three_days_after(
    world, clock, working, days, waits
):
    clock.now += timedelta(days=days)

    assert kinds(world) == [("follow-up-due", late) for late in waits]
    assert kinds(world, world.counsellor.account_id + 1) == []


def test_who_was_just_asked_by_a_link_has_time_to_answer(world, clock, working):
    clock.now += timedelta(days=3)
    until = clock.now + timedelta(days=14)
    links.make(CHECK_IN, working.id, 3, "seeker", now=clock.now, until=until)
    assert kinds(world) == []

    clock.now += timedelta(days=3)
    assert kinds(world) == [("follow-up-due", False)]


def test_an_answer_takes_it_off_the_queue(world, clock, employer, working):
    clock.now += timedelta(days=30)
    actions.answer(world.act(employer), working, after_days=30, says="still")

    assert kinds(world) == []


def test_an_end_one_side_tells_of_and_what_the_other_says_against_it(
    world, clock, employer, working
):
    clock.now += timedelta(days=30)
    actions.answer(world.act(employer), working, after_days=30, says="ended")
    assert kinds(world) == [("follow-up-ended", False)]

    actions.answer(world.act(world.a_seeker()), working, after_days=30, says="still")
    assert kinds(world) == [("follow-up-disputed", False)]

    clock.now += timedelta(minutes=1)
    actions.end(world.act(), working, ended_on=world.act().today, reason="Hết mùa.")
    assert kinds(world) == []


@pytest.mark.parametrize(("days", "waits"), [(6, []), (7, [False]), (28, [False]), (29, [True])])
def test_the_result_is_entered_within_twenty_working_days(world, clock, working, days, waits):
    placements.enter(world.act(), working, None)
    placements.end(world.act(), working, ended_on=world.act().today, reason="Hết mùa.")
    clock.now += timedelta(days=days)

    assert kinds(world) == [("result-unentered", late) for late in waits]


def test_a_start_that_never_was_is_entered_nowhere(world, clock, employer):
    it = world.an_introduction(world.a_seeker(), world.a_vacancy(employer), parts=("contact",))
    row = world.a_placement(employer, it)
    placements.dispute(world.act(), row, reason="Chưa đi làm.")
    placements.fall_through(world.act(), row, reason="Không đi làm.")
    clock.now += timedelta(days=30)

    assert kinds(world) == []
