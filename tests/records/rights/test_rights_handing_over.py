"""People change hands: what is their counsellor's alone follows, unread notices too, and history says so."""

import pytest

from records.history import steps_of
from records.ledger import session
from records.lifecycle.machine import NotAllowed
from records.outbox.model import Delivery, Event, Notice
from records.overview import queries as overview
from records.overview.names import forget
from records.programme.envelope import Envelope
from records.rights.handing_over import AnsweredFor, NotAColleague, hand_over
from records.seeker.queries import envelope_for


@pytest.fixture
def colleague(world):
    return world.a_counsellor()


def test_the_sealed_envelope_is_the_new_counsellors_and_no_longer_the_old_ones(world, colleague):
    known = world.a_seeker(envelope=Envelope(member=True))

    assert hand_over(world.act(), [known.seeker.id], to=colleague.account_id) == 1

    def read_by(who):
        return envelope_for(known.seeker.id, counsellor_id=who.account_id)

    assert read_by(world.counsellor) is None
    assert read_by(colleague).member
    assert steps_of("seeker", known.seeker.id)[-1].verb == "hand-over"
    assert hand_over(world.act(world.a_manager()), [known.seeker.id], to=colleague.account_id) == 0


def test_nobody_hands_over_a_colleagues_people_but_the_manager(world, colleague):
    known = world.a_seeker()

    with pytest.raises(AnsweredFor):
        hand_over(world.act(colleague), [known.seeker.id], to=colleague.account_id)
    with pytest.raises(NotAllowed):
        hand_over(world.act(colleague), [known.seeker.id], to=world.a_counsellor().account_id)
    assert hand_over(world.act(world.a_manager()), [known.seeker.id], to=colleague.account_id) == 1


def test_people_are_given_to_a_counsellor_of_this_centre_only(world):
    known = world.a_seeker()

    for nobody in (0, world.a_manager().account_id, known.account_id):
        with pytest.raises(NotAColleague):
            hand_over(world.act(), [known.seeker.id], to=nobody)


def test_unread_notices_go_with_their_people_and_others_stay(world, colleague):
    handed, kept = (world.a_proposal(world.a_seeker(), world.a_vacancy()) for _ in range(2))
    for it in (handed, kept):
        lay_notice(world, f"introduction:{it.id}")

    hand_over(world.act(), [handed.seeker_id], to=colleague.account_id)

    owners = (
        session.query(Event.subject, Notice.counsellor_id)
        .join(Delivery, Delivery.event_id == Event.id)
        .join(Notice, Notice.delivery_id == Delivery.id)
    )
    assert dict(owners.all()) == {
        f"introduction:{handed.id}": colleague.account_id,
        f"introduction:{kept.id}": world.counsellor.account_id,
    }


def test_a_stage_narrows_the_list_and_a_word_that_is_none_does_not(world):
    forget()
    world.a_proposal(world.a_seeker(name="Hồ An"), world.a_vacancy())
    world.a_seeker(name="Hồ Bình")

    def found(stage):
        return [x.name for x in overview.people(world.centre_id, stage=stage).lines]

    assert found("looking") == ["Hồ An"]
    assert found("registered") == ["Hồ Bình"]
    assert found("working") == []
    assert found("x") == ["Hồ An", "Hồ Bình"]


def lay_notice(world, subject):
    event = Event(
        topic="t", subject=subject, version=9, facts=b"{}", sha256=b"", happened_at=world.clock()
    )
    session.add(event)
    session.flush()
    delivery = Delivery(
        event_id=event.id, reaction="r", due_at=world.clock(), give_up_at=world.clock()
    )
    session.add(delivery)
    session.flush()
    session.add(
        Notice(
            delivery_id=delivery.id,
            centre_id=world.centre_id,
            counsellor_id=world.counsellor.account_id,
            arrived_at=world.clock(),
        )
    )
    session.flush()
