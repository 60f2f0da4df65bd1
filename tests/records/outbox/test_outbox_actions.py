"""Telling, closing, and the order of states: what the room itself promises."""

import json
from hashlib import sha256

import pytest

from jobs.relay import drain
from records.ledger import NotFound, session
from records.outbox import actions as outbox
from records.outbox import queries
from records.outbox.model import Delivery, Event
from records.placement.model import Placement
from tests.jobs.conftest import carry_all, in_inbox, report_a_start, the


def test_a_start_and_its_event_are_written_together(start):
    event = session.query(Event).filter_by(topic="placement-reported").one()

    assert json.loads(event.facts)["placement_id"] == start.id
    assert sha256(event.facts).digest() == event.sha256


def test_a_start_that_is_undone_tells_nobody(world):
    employer = world.an_employer()
    introduction = world.an_introduction(
        world.a_seeker(), world.a_vacancy(employer), parts=("contact",)
    )
    session.commit()

    world.a_placement(employer, introduction)
    session.rollback()

    assert session.query(Placement).count() == 0
    assert session.query(Event).filter_by(topic="placement-reported").count() == 0


def test_reporting_the_same_start_twice_tells_once(world):
    employer = world.an_employer()
    introduction = world.an_introduction(
        world.a_seeker(), world.a_vacancy(employer), parts=("contact",)
    )

    first = world.a_placement(employer, introduction)
    second = world.a_placement(employer, introduction)

    assert first is second
    assert session.query(Event).filter_by(topic="placement-reported").count() == 1


def test_facts_name_nobody(start):
    for event in session.query(Event):
        told = event.facts.decode()
        assert "Hồ Văn" not in told
        assert "+84" not in told
        assert "@" not in told


def test_the_same_facts_are_the_same_bytes():
    assert outbox.canonical({"b": 1, "a": "Đông Hà"}) == outbox.canonical({"a": "Đông Hà", "b": 1})
    assert outbox.canonical({"a": "Đông Hà"}).decode() == '{"a":"Đông Hà"}'


def test_only_a_stuck_delivery_can_be_closed_or_tried_again(start, world, clock):
    drain(clock())
    delivery = the("mail-centre")

    with pytest.raises(outbox.NotStuck):
        outbox.close(world.act(), delivery, "nobody reads it")
    with pytest.raises(outbox.NotStuck):
        outbox.try_again(world.act(), delivery)


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_closing_needs_a_reason(start, world, clock, post, reason):
    delivery = stuck(post, clock)

    with pytest.raises(outbox.NoReason):
        outbox.close(world.act(), delivery, reason)

    assert delivery.state == "needs_person"


def test_a_closed_delivery_says_who_closed_it_when_and_why(start, world, clock, post):
    delivery = stuck(post, clock)

    outbox.close(world.act(), delivery, "Đã gọi điện cho chi nhánh.")
    session.commit()

    assert (delivery.state, delivery.settled_by) == ("closed", world.counsellor.account_id)
    assert (delivery.settled_at, delivery.settled_reason) == (clock(), "Đã gọi điện cho chi nhánh.")
    assert delivery.code not in {line.code for line in queries.stuck()}


def test_a_stuck_delivery_is_seen_until_a_person_decides(start, world, clock, post):
    delivery = stuck(post, clock)
    for _ in range(3):
        drain(clock())

    assert delivery.code in {line.code for line in queries.stuck()}


def test_the_oldest_wait_is_told_from_when_it_happened(start, clock, post):
    drain(clock())
    assert queries.oldest_waiting() == clock()

    carry_all(clock)
    for delivery in session.query(Delivery).filter_by(state="pending"):
        delivery.state = "needs_person"
    assert queries.oldest_waiting() is None


def test_the_inbox_shows_a_notice_once_and_counts_it_as_unread(start, world, clock, post):
    carry_all(clock)
    mine = {"centre_id": world.centre_id, "counsellor_id": world.counsellor.account_id}

    assert len(in_inbox(world)) == 1
    assert queries.unread(**mine) == 1

    outbox.acknowledge(
        world.act(), queries.notice(in_inbox(world)[0].code, centre_id=world.centre_id)
    )
    assert queries.unread(**mine) == 0
    assert len(queries.inbox(**mine, acked=True)) == 1
    assert queries.inbox(**mine, acked=False) == ()


def test_the_inbox_is_read_in_pages_without_gap_or_repetition(world, clock, post):
    for _ in range(3):
        report_a_start(world)
    carry_all(clock)
    mine = {"centre_id": world.centre_id, "counsellor_id": world.counsellor.account_id}

    whole = queries.inbox(**mine)
    rest = queries.inbox(**mine, before=whole[0].id)

    assert [line.id for line in rest] == [line.id for line in whole[1:]]


def test_another_centre_has_no_such_notice(start, world, clock, post):
    carry_all(clock)
    (line,) = in_inbox(world)

    with pytest.raises(NotFound):
        queries.notice(line.code, centre_id=world.centre_id + 1)


def stuck(post, clock):
    post.answers = ["550 no"] * 5
    carry_all(clock)
    delivery = the("mail-centre")
    assert delivery.state == "needs_person"
    return delivery
