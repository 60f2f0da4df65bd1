"""A duty rests until its day, for a reason; who let it rest may take that back, and nobody else."""

from datetime import timedelta

import pytest

from records.deferral import actions as deferrals
from records.deferral.model import Deferral
from records.ledger import session
from records.overview import duties
from records.overview.duty import Desk
from records.rights.erasing import erase


@pytest.fixture
def waits(world, clock):
    """A card nobody agreed to, asked about since yesterday."""
    seeker = world.a_seeker()
    world.a_proposal(seeker, world.a_vacancy())
    clock.now += timedelta(days=4)
    return seeker


def queue(world):
    return duties.waiting(Desk(world.centre_id, world.clock())).lines


def defer(world, *, days=7, who=None):
    (duty,) = queue(world)
    act = world.act(who)
    return deferrals.defer(
        act,
        kind=duty.kind,
        subject_id=duty.id,
        seeker_id=duty.seeker_id,
        reason="Đi biển, tuần sau về.",
        until=act.today + timedelta(days=days),
    )


def test_a_duty_rests_until_its_day_begins_in_vietnam(world, clock, waits):
    defer(world, days=2)

    assert queue(world) == ()
    clock.now += timedelta(days=1)
    assert queue(world) == ()
    clock.now = clock.now.replace(hour=17)  # midnight in Vietnam
    assert [duty.kind for duty in queue(world)] == ["grant-awaited"]


def test_who_let_it_rest_takes_it_back_and_nobody_else(world, waits):
    code = defer(world)

    assert deferrals.take_back(world.act(world.a_manager()), [code]) == 0
    assert queue(world) == ()
    assert deferrals.take_back(world.act(), [code]) == 1
    assert len(queue(world)) == 1
    assert deferrals.take_back(world.act(), [code]) == 0


@pytest.mark.parametrize("days", [-1, 0, 181])
def test_no_duty_rests_until_today_or_for_ever(world, waits, days):
    with pytest.raises(deferrals.RestsTooLittleOrLong):
        defer(world, days=days)


def test_with_a_person_goes_why_something_about_them_could_wait(world, waits):
    defer(world)

    erase(world.act(world.a_manager()), waits.person_id)

    assert session.query(Deferral).count() == 0
