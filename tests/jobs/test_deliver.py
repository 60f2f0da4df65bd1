"""One delivery is carried once, with bytes that never change, or it is written down why not."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import text

from jobs.deliver import deliver
from jobs.relay import drain
from records.ledger import db, session
from records.outbox import actions as outbox
from records.outbox.model import Attempt, Delivery, Notice
from records.outbox.patience import RETRY_AFTER
from records.outbox.queries import attempts, notice, stuck, stuck_delivery
from tests.jobs.conftest import carry_all, in_inbox, report_a_start, the


def test_the_centre_is_told_in_its_inbox_and_by_mail(start, world, clock, post):
    carry_all(clock)

    (line,) = in_inbox(world)
    assert line.facts["placement_id"] == start.id
    assert the("mail-centre").letter in post.letters
    assert {d.state for d in session.query(Delivery)} == {"sent"}


def test_what_was_sent_is_what_was_frozen(start, clock, post):
    carry_all(clock)

    sent = {sha256(letter).digest() for letter in post.letters}
    mailed = session.query(Delivery).filter(Delivery.reaction != "note-in-inbox")
    assert {delivery.letter_sha256 for delivery in mailed} == sent


def test_the_letter_is_frozen_before_its_first_send(start, clock, post):
    post.stop()

    carry_all(clock)

    delivery = the("mail-centre")
    assert delivery.state == "pending"
    assert sha256(delivery.letter).digest() == delivery.letter_sha256


def test_a_retry_sends_the_same_bytes_under_the_same_message_id(start, clock, post):
    post.answers = [None] * 3
    drain(clock())
    delivery = the("mail-centre")
    for _ in range(3):
        deliver(delivery.id)
        clock.now += timedelta(minutes=16)
        drain(clock())
    deliver(delivery.id)

    assert len(post.letters) == 4
    assert set(post.letters) == {delivery.letter}
    assert f"Message-ID: <{delivery.code}@".encode() in delivery.letter
    assert delivery.state == "sent"


def test_a_letter_refused_for_now_is_tried_again_by_the_list(start, clock, post):
    post.answers = ["451 later, please"] * 10
    drain(clock())
    delivery, waits = the("mail-centre"), []
    for _ in range(5):
        deliver(delivery.id)
        waits.append(delivery.due_at - clock())
        clock.now = delivery.due_at
        drain(clock())

    assert waits == [*RETRY_AFTER, RETRY_AFTER[-1]]
    assert delivery.last_code == "451 later, please"
    assert [code for _, code in attempts(delivery.id)] == ["451 later, please"] * 5


def test_hand_overs_that_vanished_do_not_lengthen_the_wait_after_the_first_refusal(
    start, clock, post
):
    for _ in range(5):
        drain(clock())
        clock.now += timedelta(seconds=91)
    post.answers = ["451 later"]

    deliver(the("mail-centre").id)

    assert the("mail-centre").due_at - clock() == RETRY_AFTER[0]


def test_a_letter_refused_for_good_needs_a_person_at_once(start, world, clock, post):
    post.answers = ["550 no such mailbox"] * 3

    carry_all(clock)

    assert the("mail-centre").state == "needs_person"
    assert "550 no such mailbox" in {line.last_code for line in stuck()}
    assert len(in_inbox(world)) == 1, "the other reaction is not held up"


def test_a_receiver_refused_for_good_needs_a_person_at_once(start, clock, post):
    post.refused = {"dong-ha@dvvl.example": "550 unknown"}

    carry_all(clock)

    assert the("mail-centre").state == "needs_person"


def test_after_a_day_of_refusals_a_person_is_asked(start, clock, post, app):
    post.stop()
    drain(clock())
    delivery, began = the("mail-centre"), clock()
    while delivery.state == "pending":
        deliver(delivery.id)
        app.extensions["redis"].flushdb()  # the worker took its task
        clock.now = max(clock.now, delivery.due_at)
        drain(clock())

    assert delivery.state == "needs_person"
    tried = [when for when, _ in attempts(delivery.id)]
    assert timedelta(hours=23, minutes=45) <= tried[-1] - began <= timedelta(hours=24)
    assert len(tried) == delivery.tries


def test_trying_again_goes_on_counting_and_sends(start, world, clock, post):
    post.answers = ["550 no"]
    carry_all(clock)
    delivery = the("mail-centre")
    tried = delivery.tries

    outbox.try_again(world.act(), stuck_delivery(delivery.code))
    session.commit()
    carry_all(clock)

    assert (delivery.state, delivery.tries) == ("sent", tried + 1)


def test_an_acknowledged_notice_is_acked_and_twice_is_as_good_as_once(start, world, clock, post):
    carry_all(clock)
    (line,) = in_inbox(world)
    found = notice(line.code, centre_id=world.centre_id)

    outbox.acknowledge(world.act(), found)
    first = found.acked_at
    clock.now += timedelta(hours=1)
    outbox.acknowledge(world.act(), found)

    assert (found.delivery.state, found.acked_at) == ("acked", first)
    assert found.acked_by == world.counsellor.account_id


def test_carrying_twice_lays_one_notice_and_sends_one_letter(start, world, clock, post):
    carry_all(clock)
    sent = len(post.letters)
    for delivery in session.query(Delivery):
        deliver(delivery.id)

    assert len(post.letters) == sent
    assert session.query(Notice).count() == 1


def test_an_older_hand_over_is_as_good_as_the_newest(start, clock, post):
    drain(clock())
    clock.now += timedelta(seconds=91)
    drain(clock())
    delivery = the("mail-centre")

    deliver(delivery.id)
    deliver(delivery.id)

    assert (post.letters.count(delivery.letter), delivery.state) == (1, "sent")


def test_a_fault_of_ours_counts_as_a_failed_try_and_raises_nothing(start, clock, post):
    drain(clock())
    delivery = the("mail-centre")
    session.execute(
        text("update delivery set reaction = 'unheard-of' where id = :id"), {"id": delivery.id}
    )
    session.expire_all()

    deliver(delivery.id)

    assert (delivery.last_code, delivery.state) == ("KeyError", "pending")
    assert delivery.due_at == clock() + RETRY_AFTER[0]


def test_each_try_is_written_down_once(start, clock, post):
    post.answers = ["451 later"] * 2
    carry_all(clock)
    for _ in range(2):
        clock.now += timedelta(minutes=5)
        carry_all(clock)

    tries = session.query(Attempt).filter_by(delivery_id=the("mail-centre").id).order_by(Attempt.id)
    assert [a.tried for a in tries] == list(range(1, tries.count() + 1))


def test_a_delivery_somebody_else_holds_is_left_alone(house):
    report_a_start(house.world)
    drain(house.clock())
    delivery_id = the("mail-centre").id
    session.commit()

    with db.engine.connect() as other:
        other.execute(text("select 1 from delivery where id = :id for update"), {"id": delivery_id})
        deliver(delivery_id)

    assert house.post.letters == []
    assert the("mail-centre").state == "pending"


def test_two_workers_with_the_same_delivery_send_it_once(house):
    report_a_start(house.world)
    drain(house.clock())
    delivery_id = the("mail-centre").id
    session.commit()
    house.post.pause = 0.3

    def carry(_):
        with house.app.app_context():
            deliver(delivery_id)

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(carry, range(4)))

    assert len(house.post.letters) == 1


def test_a_lost_database_is_survived_and_the_lease_brings_the_delivery_back(house):
    report_a_start(house.world)
    drain(house.clock())
    delivery_id = the("mail-centre").id
    session.commit()
    house.app.config["CLOCK"] = _Cutting(house.clock)

    deliver(delivery_id)
    house.app.config["CLOCK"] = house.clock

    assert house.post.letters == []
    house.clock.now += timedelta(seconds=91)
    drain(house.clock())
    deliver(delivery_id)
    assert len(house.post.letters) == 1


class _Cutting:
    """A clock at whose first look the database's line is cut: a real cut, at a known moment."""

    def __init__(self, clock):
        self.clock, self.cut = clock, False

    def __call__(self):
        if not self.cut:
            self.cut = True
            pid = session.connection().connection.dbapi_connection.info.backend_pid
            with db.engine.connect() as other:
                other.execute(text("select pg_terminate_backend(:pid)"), {"pid": pid})
        return self.clock()


@pytest.fixture(autouse=True)
def _quiet(caplog):
    caplog.set_level("CRITICAL")
