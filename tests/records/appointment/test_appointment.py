"""An appointment is agreed on, moved, and comes to one of three ends."""

from datetime import timedelta

import pytest

from records.appointment import actions, queries
from records.appointment.schema import AppointmentSchema
from records.ledger import NotFound
from records.lifecycle import Moved


@pytest.fixture
def seeker(world):
    return world.a_seeker()


@pytest.fixture
def tomorrow(clock):
    return clock.now + timedelta(days=1)


@pytest.fixture
def planned(world, seeker, tomorrow):
    return actions.make(
        world.act(), seeker.seeker, at=tomorrow, meets="elsewhere", about="papers", place="Tầng 2"
    )


def test_what_was_agreed_can_be_read(seeker, planned, tomorrow):
    (facts,) = queries.planned_of(seeker.seeker.id)

    assert (facts.at, facts.meets, facts.about, facts.place) == (
        tomorrow,
        "elsewhere",
        "papers",
        "Tầng 2",
    )


def test_nobody_agrees_to_a_time_that_is_over(world, clock, seeker):
    with pytest.raises(actions.TimePast):
        actions.make(world.act(), seeker.seeker, at=clock.now, meets="phone", about="advice")


def test_a_moved_one_is_reminded_of_anew_and_is_a_newer_version(world, seeker, planned, tomorrow):
    actions.remind(world.act(), planned)
    later = tomorrow + timedelta(days=2)

    actions.move(world.act(), planned, at=later, meets="phone", about="papers")

    (facts,) = queries.planned_of(seeker.seeker.id)
    assert (facts.state, facts.version, facts.reminded_at) == ("planned", 2, None)
    assert (facts.at, facts.place) == (later, "")


@pytest.mark.parametrize(("verb", "state"), [("keep", "kept"), ("miss", "missed")])
def test_whether_somebody_came_is_known_on_the_day(world, clock, seeker, planned, verb, state):
    with pytest.raises(actions.NotYet):
        getattr(actions, verb)(world.act(), planned)
    clock.now += timedelta(days=1)

    getattr(actions, verb)(world.act(), planned)

    assert [x.state for x in queries.over_of(seeker.seeker.id)] == [state]
    with pytest.raises(Moved):
        actions.call_off(world.act(), planned)


def test_another_centre_and_another_person_have_no_such_appointment(world, planned):
    with pytest.raises(NotFound):
        queries.one_for_centre(planned.code, centre_id=world.centre_id + 1)
    with pytest.raises(NotFound):
        queries.one_for_seeker(planned.code, seeker_id=world.a_seeker().seeker.id)


def test_a_place_is_owed_where_it_is_not_the_centre():
    typed = {"at": "14:30 24/11/2026", "about": "papers", "meets": "elsewhere"}
    _, errors = AppointmentSchema().read(typed)
    values, _ = AppointmentSchema().read(typed | {"meets": "centre"})

    assert list(errors) == ["place"]
    assert values["place"] == ""


def test_a_place_is_guarded_like_all_that_staff_write():
    _, errors = AppointmentSchema().read(
        {"at": "14:30 24/11/2026", "about": "papers", "meets": "elsewhere", "place": "Trại giam"}
    )

    assert list(errors) == ["place"]
