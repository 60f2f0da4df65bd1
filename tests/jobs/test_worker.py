"""A real worker, in a process of its own, with the worker's rights in the database."""

from datetime import timedelta

from rq import Queue
from rq.registry import FailedJobRegistry
from rq.serializers import JSONSerializer

from jobs.queue import NAME
from jobs.relay import drain
from jobs.worker import PatientWorker
from records.ledger import session
from records.outbox.model import Delivery
from tests.jobs.conftest import in_inbox, report_a_start, the
from tests.jobs.redis_words import everything_in


def test_the_worker_sends_and_lays_in_the_inbox(house):
    report_a_start(house.world)
    drain(house.clock())

    house.work_off()

    session.expire_all()
    assert (the("mail-centre").state, the("note-in-inbox").state) == ("sent", "sent")
    assert the("mail-centre").letter in house.post.letters
    assert len(in_inbox(house.world)) == 1


def test_each_task_has_a_line_to_the_database_of_its_own(house):
    for _ in range(3):
        report_a_start(house.world)
    drain(house.clock())

    logged = house.work_off()

    session.expire_all()
    assert "fault" not in logged
    assert session.query(Delivery).filter_by(state="pending", tries=1).count() == 0


def test_a_queue_wiped_after_the_hand_over_loses_nothing(house):
    report_a_start(house.world)
    drain(house.clock())
    house.redis.flushdb()
    house.clock.now += timedelta(seconds=91)
    drain(house.clock())

    house.work_off()

    assert len(in_inbox(house.world)) == 1
    session.expire_all()
    assert house.post.letters.count(the("mail-centre").letter) == 1


def test_a_mail_server_that_is_away_leaves_nothing_in_redis_but_numbers(house):
    report_a_start(house.world, name="Lê Thị Bưởi")
    house.post.stop()
    drain(house.clock())

    logged = house.work_off()

    queue = Queue(NAME, connection=house.redis, serializer=JSONSerializer)
    assert FailedJobRegistry(queue=queue).count == 0
    for word in ("Bưởi", "@", "+84", "Trung tâm", "Traceback"):
        assert word not in everything_in(house.redis)
        assert word not in logged
    session.expire_all()
    assert the("mail-centre").last_code == "ConnectionRefusedError"


def test_a_worker_that_lost_redis_looks_again_soon():
    assert PatientWorker.max_connection_wait_time <= 2
    assert hasattr(PatientWorker.__mro__[1], "max_connection_wait_time"), "RQ still knows the name"
