"""A start is recorded once, with its notice in the same transaction; places are never exceeded."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from records.ledger import session
from records.lifecycle import Moved, NotAllowed
from records.lifecycle.machine import ReasonOwed
from records.outbox.model import Event
from records.placement import actions
from records.placement.actions import EndsBeforeStart, TooFarAhead
from records.placement.model import Placement
from records.placement.queries import by_id


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def seeker(world):
    return world.a_seeker()


@pytest.fixture
def introduction(world, employer, seeker):
    return world.an_introduction(seeker, world.a_vacancy(employer, places=2), parts=("contact",))


@pytest.fixture
def placement(world, employer, introduction):
    return world.a_placement(employer, introduction)


def test_a_reported_start_and_its_notice_are_written_together(introduction, placement, today):
    assert (placement.state, placement.version) == ("reported", 1)
    assert introduction.state == "started"
    (event,) = told("placement-reported")
    facts = json.loads(event.facts)
    assert (facts["placement_id"], facts["started_on"]) == (placement.id, today.isoformat())
    assert by_id(placement.id) is placement


def test_no_name_is_in_what_the_outbox_keeps(placement):
    for event in session.scalars(select(Event)):
        assert "Pả" not in event.facts.decode()


def test_a_start_undone_takes_its_notice_with_it(own_house):
    world = own_house.world
    with own_house.app.app_context():
        employer = world.an_employer()
        introduction = world.an_introduction(
            world.a_seeker(), world.a_vacancy(employer), parts=("contact",)
        )
        session.commit()
        world.a_placement(employer, introduction)
        session.rollback()

        assert session.scalar(select(func.count(Placement.id))) == 0
        assert told("placement-reported") == []


@pytest.mark.parametrize("role", ["employer", "seeker", "counsellor"])
def test_the_employer_the_person_or_the_centre_may_report_it(
    world, employer, seeker, introduction, role
):
    who = {"employer": employer, "seeker": seeker, "counsellor": world.counsellor}[role]

    made = actions.report_start(world.act(who), introduction, started_on=world.act().today)

    assert made.reported_by == role


def test_both_report_the_same_start_and_there_is_one(world, employer, seeker, introduction):
    first = world.a_placement(employer, introduction)
    second = actions.report_start(
        world.act(seeker), introduction, started_on=world.act().today + timedelta(days=1)
    )

    assert second is first
    assert first.reported_by == "employer"
    assert len(told("placement-reported")) == 1


def test_a_start_may_be_a_month_ahead_and_no_more(world, employer, introduction):
    act = world.act(employer)
    with pytest.raises(TooFarAhead):
        actions.report_start(act, introduction, started_on=act.today + timedelta(days=32))

    made = actions.report_start(act, introduction, started_on=act.today + timedelta(days=31))
    with pytest.raises(TooFarAhead):
        actions.correct(
            world.act(), made, started_on=act.today + timedelta(days=32), pay_written=""
        )


def test_nobody_starts_from_a_neutral_card(world, employer, seeker):
    proposal = world.a_proposal(seeker, world.a_vacancy(employer))

    with pytest.raises(Moved):
        world.a_placement(employer, proposal)


def test_the_centre_confirms_disputes_and_confirms_after_all(world, placement):
    with pytest.raises(ReasonOwed):
        actions.dispute(world.act(), placement, reason=" ")
    actions.dispute(world.act(), placement, reason="Chưa liên lạc được.")
    assert placement.state == "disputed"

    actions.confirm(world.act(), placement)

    assert placement.state == "confirmed"
    assert len(told("placement-confirmed")) == 1


def test_an_employer_confirms_nothing(world, employer, placement):
    with pytest.raises(NotAllowed):
        actions.confirm(world.act(employer), placement)


def test_a_correction_is_a_new_version_with_a_notice_of_its_own(world, placement, today):
    yesterday = today - timedelta(days=1)
    actions.confirm(world.act(), placement)

    actions.correct(world.act(), placement, started_on=yesterday, pay_written="7 triệu")
    actions.confirm(world.act(), placement)

    assert (placement.version, placement.started_on) == (2, yesterday)
    assert [(x.version, json.loads(x.facts)["started_on"]) for x in told("placement-reported")] == [
        (1, today.isoformat()),
        (2, yesterday.isoformat()),
    ]
    assert [x.version for x in told("placement-confirmed")] == [1, 2]


def test_work_ends_with_a_day_and_a_reason(world, employer, placement, today):
    act = world.act(employer)
    with pytest.raises(ReasonOwed):
        actions.end(act, placement, ended_on=today, reason="")
    session.refresh(placement)
    with pytest.raises(EndsBeforeStart):
        actions.end(act, placement, ended_on=today - timedelta(days=1), reason="Nghỉ.")

    actions.end(act, placement, ended_on=today, reason="Hết thời vụ.")

    assert (placement.state, placement.end_reason) == ("ended", "Hết thời vụ.")
    assert len(told("placement-ended")) == 1
    with pytest.raises(Moved):
        actions.confirm(world.act(), placement)


def test_a_start_that_never_was_is_told_as_such_and_no_end(world, placement):
    with pytest.raises(Moved):
        actions.fall_through(world.act(), placement, reason="Không đi làm.")
    session.refresh(placement)
    actions.dispute(world.act(), placement, reason="Chưa thấy.")

    actions.fall_through(world.act(), placement, reason="Không đi làm.")

    assert (placement.state, placement.end_reason) == ("ended", "Không đi làm.")
    assert (len(told("placement-fell-through")), told("placement-ended")) == (1, [])


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"version": 0}, "version_positive"),
        ({"state": "ended"}, "ended_has"),
        ({"state": "lost"}, "state_known"),
    ],
)
def test_the_database_keeps_a_placement_coherent(placement, wrong, rule):
    for name, value in wrong.items():
        setattr(placement, name, value)

    with pytest.raises(IntegrityError, match=rule):
        session.flush()


def test_the_database_keeps_one_placement_of_one_introduction(placement):
    copy = {
        c.key: getattr(placement, c.key)
        for c in Placement.__table__.columns
        if c.key not in ("id", "code")
    }
    session.add(Placement(**copy))

    with pytest.raises(IntegrityError, match="introduction_id"):
        session.flush()


def told(topic):
    return list(session.scalars(select(Event).where(Event.topic == topic).order_by(Event.id)))
