"""One RQ worker: takes names of deliveries from Redis and carries them, each in a process of its own."""

from flask import Flask
from rq import Queue, Worker
from rq.job import Job
from rq.serializers import JSONSerializer
from sqlalchemy.orm import configure_mappers

import jobs.deliver  # noqa: F401 loaded once here, not again in the process of every task
from jobs.queue import connect, deliveries
from records.ledger import db

# A worker that lost Redis looks again soon: the default would let it sleep for a minute.
LONGEST_WAIT = 2
# It also outlives a Redis that is started again while it has a task in hand.
REDIS_TRIES = 10
# An idle worker shows itself, and looks whether Redis is still there, several times a minute.
SHOWS_ITSELF = 35
MAINTENANCE = 30


class PatientWorker(Worker):
    """RQ's worker with a short back-off after losing Redis, and nothing shared with its tasks."""

    max_connection_wait_time = LONGEST_WAIT

    def main_work_horse(self, job: Job, queue: Queue) -> None:
        """Begin a task's process without the connections of its parent."""
        db.engine.dispose(close=False)
        super().main_work_horse(job, queue)


def work(app: Flask, *, burst: bool = False) -> None:
    """Work until told to stop (or, with ``burst``, until the queue is empty)."""
    connection = connect(app.config["SETTINGS"].redis, again=REDIS_TRIES)
    worker = PatientWorker(
        [deliveries(connection)],
        connection=connection,
        serializer=JSONSerializer,
        worker_ttl=SHOWS_ITSELF,
        maintenance_interval=MAINTENANCE,
        log_job_description=False,
    )
    configure_mappers()
    with app.app_context():
        worker.work(burst=burst, with_scheduler=False, logging_level="WARNING")
