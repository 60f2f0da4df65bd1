"""One RQ worker: takes names of deliveries from Redis and carries them, each in a process of its own."""

from flask import Flask
from rq import Worker
from rq.serializers import JSONSerializer

from jobs.queue import deliveries

# A worker that lost Redis looks again soon: the default would let it sleep for a minute.
LONGEST_WAIT = 2
MAINTENANCE = 30


class PatientWorker(Worker):
    """RQ's worker with a short back-off after losing Redis."""

    max_connection_wait_time = LONGEST_WAIT


def work(app: Flask, *, burst: bool = False) -> None:
    """Work until told to stop (or, with ``burst``, until the queue is empty)."""
    connection = app.extensions["redis"]
    worker = PatientWorker(
        [deliveries(connection)],
        connection=connection,
        serializer=JSONSerializer,
        maintenance_interval=MAINTENANCE,
        log_job_description=False,
    )
    with app.app_context():
        worker.work(burst=burst, with_scheduler=False, logging_level="WARNING")
