"""The queue in Redis: names of deliveries only, JSON, no retries of its own (they are PostgreSQL's)."""

import logging

from flask import Flask, current_app
from redis import Redis
from redis.backoff import ConstantBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from rq import Queue
from rq.serializers import JSONSerializer

from records.outbox.actions import HandOver
from records.outbox.patience import TASK_TIMEOUT

NAME = "deliveries"
TASK = "jobs.deliver.deliver"
BEAT = "relay-beat"
KEEP_FAILED = 86_400
# What two workers carry well within a lease; the rest waits in PostgreSQL, where it is safe.
LONGEST = 50

log = logging.getLogger(__name__)


def init_app(app: Flask, url: str) -> None:
    """Remember where Redis is; nothing is opened before it is needed."""
    app.extensions["redis"] = connect(url)


def connect(url: str, *, again: int = 0) -> Redis:
    """Return a client that tries a command ``again`` so often, half a second apart.

    The relay doesn't wait at all: the database remembers what was not handed over.
    """
    retry = Retry(ConstantBackoff(0.5), again)
    return Redis.from_url(url, socket_timeout=5, socket_connect_timeout=2, retry=retry)


def deliveries(connection: Redis) -> Queue:
    """Return the queue of deliveries."""
    return Queue(NAME, connection=connection, serializer=JSONSerializer)


def room() -> int:
    """Tell how many tasks Redis takes now: none if it is away or full."""
    try:
        _client().set(BEAT, 1, ex=60)
        return max(LONGEST - deliveries(_client()).count, 0)
    except RedisError:
        log.warning("queue-away")
        return 0


def hand_over(handed: list[HandOver]) -> None:
    """Give deliveries to the workers, all or none; raise ``RedisError`` if none."""
    if handed:
        deliveries(_client()).enqueue_many(
            Queue.prepare_data(
                TASK,
                args=[each.delivery_id],
                job_id=each.name,
                description=each.name,
                timeout=TASK_TIMEOUT.seconds,
                result_ttl=0,
                failure_ttl=KEEP_FAILED,
            )
            for each in handed
        )


def _client() -> Redis:
    client: Redis = current_app.extensions["redis"]
    return client
