"""The relay: opens events into deliveries, and hands over whatever is due. It is also the sweep.

Whatever went wrong (Redis away, a worker killed, this relay killed), the next round finds the same
rows in PostgreSQL and goes on. There is no second way.
"""

import logging
from datetime import datetime

from redis.exceptions import RedisError

from jobs import queue
from jobs.when import WHEN
from records.ledger import session
from records.outbox import actions as outbox

log = logging.getLogger(__name__)


def drain(now: datetime) -> int:
    """Do one round; return how many deliveries were handed over."""
    open_events(now)
    handed = outbox.hand_over_due(now)
    try:
        queue.hand_over(handed)
    except (RedisError, OSError):
        session.rollback()
        log.warning("queue-away")
        return 0
    session.commit()
    return len(handed)


def open_events(now: datetime) -> None:
    """Turn every new event into its deliveries."""
    for event in outbox.unopened():
        outbox.open_event(event, WHEN.get(event.topic, ()), now)
    session.commit()
