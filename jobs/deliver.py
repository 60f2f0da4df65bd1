"""Carrying one delivery: what an RQ worker runs.

The row stays locked for the whole send, so two workers that were given the same delivery cannot both
send it. The letter is frozen in a transaction of its own before its first send.
"""

import logging
from datetime import datetime

from flask import current_app
from sqlalchemy.exc import DBAPIError

from jobs.channels import CHANNELS
from jobs.channels.channel import Failed
from jobs.letters import compose
from jobs.reactions import REACTIONS
from records.ledger import session
from records.outbox import actions as outbox
from records.outbox.model import Delivery
from records.outbox.patience import next_try
from records.outbox.queries import facts_of

log = logging.getLogger(__name__)


def deliver(delivery_id: int, tried: int) -> None:
    """Carry a delivery, if it is still pending and no earlier version of its subject waits."""
    try:
        if _frozen(delivery_id):
            _carry(delivery_id, tried)
    except DBAPIError:
        raise
    except Exception as broken:
        # A fault of ours must not be tried in silence for ever: it counts as a failed try.
        session.rollback()
        log.exception("fault", extra={"delivery": delivery_id})
        _write_failure(delivery_id, Failed(type(broken).__name__))


def _carry(delivery_id: int, tried: int) -> None:
    delivery = outbox.locked(delivery_id)
    if delivery is None or delivery.tries != tried:
        session.rollback()
        return
    if outbox.is_oldest(delivery):
        _send(delivery)
    else:
        delivery.due_at = next_try(1, _now())
    session.commit()


def _write_failure(delivery_id: int, failed: Failed) -> None:
    delivery = outbox.locked(delivery_id)
    if delivery is not None:
        outbox.fail(delivery, failed.code, _now(), final=failed.final)
    session.commit()


def _frozen(delivery_id: int) -> bool:
    """Render and keep the letter, once; tell whether there is anything to send."""
    delivery = outbox.locked(delivery_id)
    if delivery is None:
        session.rollback()
        return False
    if delivery.letter is None:
        receiver = REACTIONS[delivery.reaction].receiver(facts_of(delivery))
        outbox.freeze(delivery, compose(delivery, receiver, _now()))
    session.commit()
    return True


def _send(delivery: Delivery) -> None:
    reaction = REACTIONS[delivery.reaction]
    try:
        code = CHANNELS[reaction.channel](delivery, reaction.receiver(facts_of(delivery)), _now())
    except Failed as failed:
        outbox.fail(delivery, failed.code, _now(), final=failed.final)
        log.warning("not-sent", extra={"delivery": delivery.id, "tries": delivery.tries})
    else:
        outbox.succeed(delivery, code, _now())


def _now() -> datetime:
    moment: datetime = current_app.config["CLOCK"]()
    return moment
