"""The relay opens events, hands over what is due, and changes nothing when it can't."""

from datetime import timedelta

from jobs.queue import LONGEST, deliveries
from jobs.reactions import REACTIONS
from jobs.relay import drain
from jobs.when import WHEN
from records.ledger import session
from records.outbox.model import Delivery, Event
from records.outbox.queries import said_of
from records.placement import actions as placements
from tests.jobs.conftest import carry_all, in_inbox, report_a_start, the


def test_each_event_becomes_one_delivery_for_each_of_its_reactions(start, clock):
    drain(clock())

    for event in session.query(Event):
        made = session.query(Delivery).filter_by(event_id=event.id)
        wished = {x for x in WHEN[event.topic] if REACTIONS[x].wished(said_of(event), clock())}
        assert {d.reaction for d in made} == wished
        assert event.opened_at == clock()


def test_a_second_round_hands_over_nothing_twice(start, clock):
    first = drain(clock())

    assert first > 0
    assert drain(clock()) == 0


def test_a_delivery_nobody_was_heard_of_is_handed_over_again_after_its_lease(start, clock):
    first = drain(clock())
    clock.now += timedelta(seconds=91)

    assert drain(clock()) == first
    assert the("mail-centre").tries == 2


def test_without_redis_nothing_is_lost_and_nothing_changed(start, clock, queue_away):
    handed = [drain(clock()) for _ in range(5)]

    assert handed == [0] * 5
    assert {(d.state, d.tries, d.due_at) for d in session.query(Delivery)} == {
        ("pending", 0, clock())
    }


def test_a_day_without_redis_costs_nobody_their_notice(start, world, clock, queue_away, post):
    drain(clock())
    clock.now += timedelta(hours=25)
    queue_away()

    carry_all(clock)

    assert len(in_inbox(world)) == 1
    assert the("mail-centre").state == "sent"


def test_a_queue_that_was_wiped_for_a_day_after_the_hand_over_costs_nobody_their_notice(
    start, world, clock, app, post
):
    drain(clock())
    app.extensions["redis"].flushdb()
    clock.now += timedelta(hours=25)

    carry_all(clock)

    assert len(in_inbox(world)) == 1
    assert the("mail-centre").state == "sent"


def test_a_queue_that_takes_nothing_is_as_good_as_none(start, clock, app):
    redis = app.extensions["redis"]
    before = redis.config_get("maxmemory")["maxmemory"]
    redis.config_set("maxmemory", 1)
    try:
        assert drain(clock()) == 0
    finally:
        redis.config_set("maxmemory", before)

    assert the("mail-centre").tries == 0


def test_a_long_queue_is_not_made_longer(start, clock, app):
    queue = deliveries(app.extensions["redis"])
    for number in range(LONGEST):
        queue.push_job_id(f"other-{number}")

    assert drain(clock()) == 0
    assert the("mail-centre").tries == 0


def test_what_no_worker_ever_answers_needs_a_person_when_patience_ends(start, clock):
    drain(clock())
    the("mail-centre").give_up_at = clock() + timedelta(minutes=5)
    for _ in range(4):
        clock.now += timedelta(seconds=91)
        drain(clock())

    assert (the("mail-centre").state, the("mail-centre").last_code) == ("needs_person", "no-answer")


def test_only_the_oldest_version_of_a_subject_goes_first(start, world, clock, post):
    placements.correct(
        world.act(), start, started_on=world.act().today - timedelta(days=1), pay_written=""
    )
    session.commit()

    drain(clock())

    first, second = (
        session.query(Delivery)
        .join(Event)
        .filter(Event.topic == "placement-reported", Delivery.reaction == "mail-centre")
        .order_by(Event.version)
    )
    assert (first.tries, second.tries) == (1, 0)

    clock.now += timedelta(seconds=91)
    carry_all(clock)
    assert [d.state for d in (first, second)] == ["sent", "sent"]
    assert first.sent_at <= second.sent_at
    assert [line.version for line in in_inbox(world)] == [2, 1]


def test_other_subjects_do_not_wait_for_each_other(start, world, clock):
    other = report_a_start(world, name="Lê Thị Bưởi")

    drain(clock())

    reported = session.query(Delivery).join(Event).filter(Event.topic == "placement-reported")
    assert {d.event.subject for d in reported if d.tries == 1} == {
        f"placement:{start.id}",
        f"placement:{other.id}",
    }
