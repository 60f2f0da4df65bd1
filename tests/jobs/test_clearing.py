"""What was kept long enough is deleted by the clock, with the rights it really has."""

from contextvars import Context
from dataclasses import replace
from datetime import timedelta

from records.intake.table import Row, Table
from records.ledger import session
from records.rights.keeping import clear
from records.upload import actions as uploads
from records.upload.brought import Brought
from records.upload.model import Upload
from tests.conftest import application


def test_a_list_left_at_the_desk_is_deleted_after_its_hours(house, own_database, key_file):
    brought = Brought("ds.xlsx", Table("xlsx", ("Họ tên",), (Row(2, ("Hồ An",)),)))
    uploads.keep(house.world.act(), brought)
    session.commit()

    for hours, left in ((0, 1), (25, 0)):
        now = house.clock() + timedelta(hours=hours)
        # In a context of its own: what a program does by itself is not the test looking.
        Context().run(cleared_by_the_clock, now, own_database, key_file)
        session.expire_all()
        assert session.query(Upload).count() == left


def cleared_by_the_clock(now, at, key_file):
    """What the clock does once an hour, with the worker's rights."""
    worker = application(replace(at, database=at.database_worker), key_file)
    with worker.app_context():
        clear(now)
        session.commit()
        session.remove()
        worker.extensions["redis"].close()
    for engine in worker.extensions["sqlalchemy"]._app_engines[worker].values():
        engine.dispose()
