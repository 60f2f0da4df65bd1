"""What is over its time of keeping: counted by class, warned of before, erased only by a checked row."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from records.enquiry import actions as enquiries
from records.enquiry.paper import Paper
from records.ledger import session
from records.overview import register_duties
from records.placement import actions as placements
from records.rights.retention import CLASSES, PEOPLE, falling_due, people_due, to_erase
from records.rule.retention import Keeping, rows
from records.seeker import actions as seekers

IDLE = next(row for row in rows() if row.what == "idle")


@pytest.fixture
def person(world):
    return world.a_seeker()


def counts(world, what, *, after):
    session.flush()
    today = world.act().today + timedelta(days=after)
    found = falling_due(today, centre_id=world.centre_id)
    return next((x.over, x.soon) for x in found if x.keeping.what == what)


def test_every_row_has_its_class_and_every_class_its_row():
    assert [row.what for row in rows()] == list(CLASSES)
    assert set(PEOPLE) <= set(CLASSES)


def test_rows_from_memory_only_warn():
    assert {row.certainty for row in rows()} == {"M"}
    assert not any(row.enforced for row in rows())


@pytest.mark.parametrize(
    ("today", "months", "day"),
    [
        (date(2026, 11, 23), 12, date(2025, 11, 23)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 24, date(2024, 1, 15)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
    ],
)
def test_months_are_counted_on_the_calendar(today, months, day):
    assert Keeping("x", "idle", months, "", "", "V").over_before(today) == day


def test_a_silent_person_is_warned_of_before_and_then_counted(world, person):
    assert counts(world, "idle", after=300) == (0, 0)
    assert counts(world, "idle", after=340) == (0, 1)
    assert counts(world, "idle", after=366) == (1, 0)


def test_who_signed_in_moved_on_or_works_is_not_silent(world, person, clock):
    employer = world.an_employer()
    clock.now += timedelta(days=200)
    it = world.an_introduction(person, world.a_vacancy(employer), parts=("contact",))
    assert counts(world, "idle", after=170) == (0, 0)
    placement = world.a_placement(employer, it)
    assert counts(world, "idle", after=900) == (0, 0)

    placements.end(world.act(), placement, ended_on=world.act().today, reason="Hết việc.")
    assert counts(world, "idle", after=900) == (1, 0)


def test_who_left_is_a_class_of_its_own(world, person):
    seekers.leave(world.act(), person.seeker)

    assert counts(world, "left", after=366) == (1, 0)
    assert counts(world, "idle", after=366) == (0, 0)


def test_people_to_ask_are_listed_for_their_own_centre(world, person):
    session.flush()
    today = world.act().today + timedelta(days=366)

    (due,) = people_due(today, centre_id=world.centre_id)
    assert (due.person_id, due.seeker_code) == (person.person_id, person.seeker_code)
    assert people_due(today, centre_id=world.centre_id + 1) == ()


def test_only_a_checked_row_hands_anybody_to_the_erasing_verb(world, person):
    session.flush()
    today = world.act().today + timedelta(days=366)

    assert to_erase(today) == ()
    assert to_erase(today, keepings=(replace(IDLE, certainty="V2"),)) == (person.person_id,)


def test_a_decided_request_is_kept_its_own_time(world, person):
    day = world.act().today
    paper = Paper("other", "Ngân hàng", "1", day, "Không ghi", "Có việc chưa")
    more = {"centre_id": world.centre_id, "person_id": None, "received_on": day}
    enquiries.refuse(world.act(), enquiries.receive(world.act(), paper, **more), reason="x")

    assert counts(world, "enquiries", after=365 * 5 - 10) == (0, 1)


def test_the_manager_alone_is_asked_to_ask_them(world, person, clock):
    clock.now += timedelta(days=340)
    session.flush()

    def duties(who):
        return [
            (x.kind, x.n, x.late) for x in register_duties.waiting(world.act(who), world.centre_id)
        ]

    assert duties(world.a_manager()) == [("keeping", 1, False)]
    assert duties(world.counsellor) == []
