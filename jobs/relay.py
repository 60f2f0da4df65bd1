"""The relay: opens events into deliveries, and hands over whatever is due. It is also the sweep.

Whatever went wrong (Redis away, a worker killed, this relay killed), the next round finds the same
rows in PostgreSQL and goes on. There is no second way.
"""

import logging
from datetime import datetime, timedelta

from redis.exceptions import RedisError

from jobs import queue
from jobs.reactions import REACTIONS
from jobs.when import WHEN
from records import trail
from records.ledger import session
from records.outbox import actions as outbox
from records.outbox.actions import Fact
from records.outbox.patience import LEASE
from records.outbox.queries import said_of

log = logging.getLogger(__name__)


def drain(now: datetime, *, lease: timedelta = LEASE) -> int:
    """Do one round; return how many deliveries were handed over. Without Redis nothing changes."""
    open_events(now)
    handed = outbox.hand_over_due(now, limit=queue.room(), lease=lease)
    # Committed first: a worker is faster than a commit, and would find the row locked.
    session.commit()
    return len(handed) if _handed_over(handed, now) else 0


def open_events(now: datetime) -> None:
    """Turn every new event into its deliveries."""
    with trail.unwatched("whether somebody wishes to be told is shown to nobody"):
        for event in outbox.unopened():
            outbox.open_event(event, _wished(event.topic, said_of(event), now), now)
    session.commit()


def _wished(topic: str, facts: dict[str, Fact], now: datetime) -> list[str]:
    """Return the reactions to an event whose receivers wish for it; what nobody wishes is no duty."""
    return [name for name in WHEN.get(topic, ()) if REACTIONS[name].wished(facts, now)]


def _handed_over(handed: list[outbox.HandOver], now: datetime) -> bool:
    try:
        queue.hand_over(handed)
    except RedisError:
        outbox.take_back(handed, now)
        session.commit()
        log.warning("queue-lost")
        return False
    return True
