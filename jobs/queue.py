"""The queue in Redis: names of deliveries only, JSON, no retries of its own (they are PostgreSQL's)."""

from flask import Flask, current_app
from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from records.outbox.actions import HandOver
from records.outbox.patience import TASK_TIMEOUT

NAME = "deliveries"
KEEP_FAILED = 86_400


def init_app(app: Flask, url: str) -> None:
    """Remember where Redis is; nothing is opened before it is needed."""
    app.extensions["redis"] = connect(url)


def connect(url: str) -> Redis:
    """Return a client that gives up soon: the database remembers what was not handed over."""
    return Redis.from_url(url, socket_timeout=5, socket_connect_timeout=2)


def deliveries(connection: Redis) -> Queue:
    """Return the queue of deliveries."""
    return Queue(NAME, connection=connection, serializer=JSONSerializer)


def hand_over(handed: list[HandOver]) -> None:
    """Give deliveries to the workers; raise if Redis is away, and the caller rolls back."""
    queue = deliveries(current_app.extensions["redis"])
    for each in handed:
        queue.enqueue(
            "jobs.deliver.deliver",
            each.delivery_id,
            each.tried,
            job_id=each.name,
            job_timeout=TASK_TIMEOUT.seconds,
            result_ttl=0,
            failure_ttl=KEEP_FAILED,
            description="",
        )
