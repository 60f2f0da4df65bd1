"""What Redis is told: a name and a number, in JSON, with no retries of its own."""

import json
import zlib

from rq import Queue
from rq.job import Job
from rq.serializers import JSONSerializer

from jobs.queue import NAME, TASK
from jobs.relay import drain
from records.ledger import session
from records.outbox.model import Delivery
from records.outbox.patience import TASK_TIMEOUT
from tests.jobs.conftest import the
from tests.jobs.redis_words import everything_in


def test_a_task_names_its_delivery_and_nothing_else(start, clock, app):
    drain(clock())
    delivery = the("mail-centre")

    stored = app.extensions["redis"].hget(f"rq:job:delivery-{delivery.id}-try-1", "data")

    assert json.loads(zlib.decompress(stored)) == [TASK, None, [delivery.id], {}]


def test_a_task_is_never_retried_by_redis_and_leaves_no_result(start, clock, app):
    drain(clock())

    for task in tasks(app):
        assert (task.retries_left, task.repeats_left, task.result_ttl) == (None, None, 0)
        assert task.timeout == TASK_TIMEOUT.seconds
        assert task.description == task.id


def test_each_try_has_a_name_of_its_own(start, clock, app):
    drain(clock())
    for delivery in session_rows():
        delivery.due_at = clock()
    drain(clock())

    names = [task.id for task in tasks(app)]
    assert len(names) == len(set(names))
    assert f"delivery-{the('mail-centre').id}-try-2" in names


def test_redis_holds_nothing_personal_while_tasks_wait(start, clock, app):
    drain(clock())

    held = everything_in(app.extensions["redis"])

    assert "delivery-" in held
    for word in ("Hồ Văn", "+84", "@", "Xưởng", "Bình Minh", "Trung tâm", the("mail-centre").code):
        assert word not in held


def tasks(app):
    redis = app.extensions["redis"]
    names = Queue(NAME, connection=redis, serializer=JSONSerializer).job_ids
    return [Job.fetch(name, connection=redis, serializer=JSONSerializer) for name in names]


def session_rows():
    return session.query(Delivery).filter_by(state="pending", tries=1)
