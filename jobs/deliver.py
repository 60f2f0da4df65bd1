"""Carrying one delivery: what an RQ worker runs.

The row stays locked for the whole send, so two workers that were given the same delivery cannot both
send it. The letter is frozen in a transaction of its own before its first send.
"""

import logging
from datetime import datetime

from flask import current_app
from sqlalchemy.exc import SQLAlchemyError

from jobs.channels import CHANNELS
from jobs.channels.channel import Failed
from jobs.letters import compose
from jobs.reactions import REACTIONS
from records import trail
from records.ledger import session
from records.outbox import actions as outbox
from records.outbox.queries import Parcel, parcel

log = logging.getLogger(__name__)


def deliver(delivery_id: int) -> None:
    """Carry a delivery, if it is still pending and nobody else carries it.

    Nothing is raised: Redis would keep the fault's text, and a person's data may be in it. What could
    not even be written down falls due again when its lease ends.
    """
    try:
        with trail.unwatched("a letter names nobody"):
            if _frozen(delivery_id):
                _carry(delivery_id)
    except Exception as fault:
        log.exception("fault", extra={"delivery": delivery_id})
        _write_fault(delivery_id, fault)


def _frozen(delivery_id: int) -> bool:
    """Render and keep the letter, once; tell whether there is anything to send now.

    What its receiver no longer wishes for ends here; what would come at a bad hour waits.
    """
    delivery = outbox.locked(delivery_id)
    if delivery is None:
        session.commit()
        return False
    carried, now = parcel(delivery), _now()
    reaction = REACTIONS[carried.reaction]
    wished, first = reaction.wished(carried.facts, now), reaction.not_before(carried.facts, now)
    if not wished:
        outbox.drop(delivery, now)
    elif first > now:
        outbox.put_off(delivery, first, now)
    elif delivery.letter is None:
        outbox.freeze(delivery, compose(carried, reaction.receiver(carried.facts), now))
    session.commit()
    return wished and first <= now


def _carry(delivery_id: int) -> None:
    delivery = outbox.locked(delivery_id)
    if delivery is not None:
        try:
            code = _send(parcel(delivery))
        except Failed as failed:
            outbox.fail(delivery, failed.code, _now(), final=failed.final)
            log.warning("not-sent", extra={"delivery": delivery_id, "tries": delivery.tries})
        else:
            outbox.succeed(delivery, code, _now())
    session.commit()


def _send(carried: Parcel) -> str:
    reaction = REACTIONS[carried.reaction]
    receiver = reaction.receiver(carried.facts)
    return CHANNELS[receiver.way or reaction.channel](carried, receiver, _now())


def _write_fault(delivery_id: int, fault: Exception) -> None:
    """Count a fault of ours as a failed try: it must not be tried in silence for ever."""
    try:
        session.rollback()
        delivery = outbox.locked(delivery_id)
        if delivery is not None:
            outbox.fail(delivery, type(fault).__name__, _now(), final=False)
        session.commit()
    except SQLAlchemyError:
        log.warning("database-away", extra={"delivery": delivery_id})


def _now() -> datetime:
    moment: datetime = current_app.config["CLOCK"]()
    return moment
