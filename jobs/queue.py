"""The queue in Redis: names of deliveries only, JSON, no retries of its own (they are PostgreSQL's)."""

from flask import Flask, current_app
from redis import Redis
from redis.backoff import NoBackoff
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


def init_app(app: Flask, url: str) -> None:
    """Remember where Redis is; nothing is opened before it is needed."""
    app.extensions["redis"] = connect(url)


def connect(url: str) -> Redis:
    """Return a client that gives up at once: the database remembers what was not handed over."""
    return Redis.from_url(
        url, socket_timeout=5, socket_connect_timeout=2, retry=Retry(NoBackoff(), 0)
    )


def deliveries(connection: Redis) -> Queue:
    """Return the queue of deliveries."""
    return Queue(NAME, connection=connection, serializer=JSONSerializer)


def takes() -> bool:
    """Tell whether Redis is there and takes what it is given (it may be full)."""
    try:
        return bool(_client().set(BEAT, 1, ex=60))
    except RedisError:
        return False


def hand_over(handed: list[HandOver]) -> None:
    """Give deliveries to the workers, all or none; raise ``RedisError`` if none."""
    if handed:
        deliveries(_client()).enqueue_many(
            Queue.prepare_data(
                TASK,
                args=[each.delivery_id, each.tried],
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
