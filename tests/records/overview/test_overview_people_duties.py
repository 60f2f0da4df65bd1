"""Nobody forgotten: who was left alone stands in the queue on the day, and is gone with what is done."""

from datetime import timedelta

import pytest

from records.introduction import actions as introductions
from records.overview import duties
from records.overview.duty import Desk
from records.programme.envelope import Envelope
from records.seeker import actions as seekers


def kinds(world, **more):
    whose = {"counsellor_id": world.counsellor.account_id, "reader_id": world.counsellor.account_id}
    desk = Desk(world.centre_id, world.clock(), **{**whose, **more})
    return [(duty.kind, duty.late) for duty in duties.waiting(desk).lines]


@pytest.mark.parametrize(
    ("days", "waits"),
    [
        (13, []),
        (14, [("unintroduced", False)]),
        (29, [("unintroduced", False)]),
        (30, [("unspoken", False)]),
        (45, [("unspoken", True)]),
    ],
)
def test_who_was_never_put_forward_and_then_forgotten_is_asked_after(world, clock, days, waits):
    world.a_seeker()

    clock.now += timedelta(days=days)

    assert kinds(world) == waits


def test_whatever_the_desk_does_for_somebody_counts(world, clock):
    known = world.a_seeker()
    it = world.a_proposal(known, world.a_vacancy())
    clock.now += timedelta(days=20)
    introductions.withdraw(world.act(), it)
    clock.now += timedelta(days=29)
    assert kinds(world) == []
    clock.now += timedelta(days=1)
    assert kinds(world) == [("unspoken", False)]

    seekers.change_wishes(world.act(), known.seeker, {"reach_km": 30})

    assert kinds(world) == []


def test_what_a_person_does_alone_is_no_talk_with_them(world, clock):
    known = world.a_seeker()
    clock.now += timedelta(days=30)

    seekers.change_wishes(world.act(known), known.seeker, {"reach_km": 30})

    assert kinds(world) == [("unspoken", False)]


def test_who_does_not_look_or_is_at_work_is_left_in_peace(world, clock):
    seekers.pause(world.act(), world.a_seeker(name="Lê An").seeker)
    employer = world.an_employer()
    it = world.an_introduction(world.a_seeker(), world.a_vacancy(employer), parts=("contact",))
    world.a_placement(employer, it)

    clock.now += timedelta(days=40)

    assert kinds(world) == [("start-reported", True)]


def test_a_closing_window_is_told_to_the_own_counsellor_alone(world, clock):
    until = world.act().today + timedelta(days=80)
    known = world.a_seeker(envelope=Envelope(member=True, credit_until=until))
    seekers.pause(world.act(), known.seeker)

    assert kinds(world) == []
    clock.now += timedelta(days=20)
    assert kinds(world) == [("window-closes", False)]
    assert kinds(world, counsellor_id=None, reader_id=world.a_manager().account_id) == []
    assert kinds(world, counsellor_id=None) == [("window-closes", False)]
    clock.now += timedelta(days=46)
    assert kinds(world) == [("window-closes", True)]
    clock.now += timedelta(days=15)
    assert kinds(world) == []
