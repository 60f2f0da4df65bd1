"""A counsellor at the desk."""

import pytest

from records.ledger import session
from records.outbox import actions as outbox


@pytest.fixture
def desk(world, visitor):
    """The visitor, signed in as the counsellor."""
    return visitor.signed_in_as(world.counsellor)


@pytest.fixture
def pair(world):
    """A seeker and an open vacancy that suit each other."""
    return world.a_seeker(name="Nguyễn Thị Đào", phone="+84912345678"), world.a_vacancy()


@pytest.fixture
def started(world):
    """A start the employer reported."""
    employer = world.an_employer()
    it = world.an_introduction(world.a_seeker(), world.a_vacancy(employer), parts=("contact",))
    placement = world.a_placement(employer, it)
    session.commit()
    return placement


@pytest.fixture
def told(world, started):
    """The notice of that start in the inbox, and its letter stuck."""
    for event in outbox.unopened():
        wanted = ("note-in-inbox", "mail-centre") if event.topic == "placement-reported" else ()
        outbox.open_event(event, wanted, world.clock())
    for handed in outbox.hand_over_due(world.clock(), limit=100):
        delivery = outbox.locked(handed.delivery_id)
        if delivery.reaction == "note-in-inbox":
            outbox.freeze(delivery, b"letter")
            answers = world.counsellor
            outbox.put_in_inbox(
                delivery.id,
                centre_id=world.centre_id,
                counsellor_id=answers.account_id,
                now=world.clock(),
            )
            outbox.succeed(delivery, "inbox", world.clock())
        else:
            outbox.fail(delivery, "550 5.1.1 No such user", world.clock(), final=True)
    session.commit()
    return started
