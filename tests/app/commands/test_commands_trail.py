"""``loive trail verify``, as an operator types it."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from app.commands import main
from records import trail
from records.ledger import db, session
from records.trail.sealing import seal
from tests.conftest import NOW, Clock, application
from tests.factories import World


def test_a_whole_trail_is_called_whole(loive, written):
    said = loive("trail", "verify")

    assert said.exit_code == 0, said.output
    assert "Dấu vết nguyên vẹn." in said.output
    assert "1 dòng chưa niêm phong" in said.output


def test_the_first_bad_place_is_said_and_the_exit_code_tells_a_monitor(loive, written):
    name = make_url(written.database).database
    admin = make_url(written.database_admin).set(database=name)
    with create_engine(admin, poolclass=NullPool).begin() as connection:
        line = connection.scalar(text("select min(id) from trail_line"))
        connection.execute(text("update trail_line set verb = 'x' where id = :id"), {"id": line})

    said = loive("trail", "verify")

    assert said.exit_code == 1
    assert f"Dòng {line} (niêm phong 1) đã bị sửa." in said.output


@pytest.fixture
def written(own_database, key_file, heads):
    """A sealed trail, and one line after it."""
    app = application(own_database, key_file)
    worker = application(replace(own_database, database=own_database.database_worker), key_file)
    with app.app_context():
        world = World(Clock())
        world.a_seeker()
        session.commit()
    with worker.app_context():
        assert seal(NOW, heads)
        session.remove()
        db.engine.dispose()
    with app.app_context():
        trail.note(world.act(), verb="x", subject="page", subject_id=0)
        session.commit()
        session.remove()
        db.engine.dispose()
    return own_database


@pytest.fixture
def heads(tmp_path):
    return tmp_path / "trail.heads"


@pytest.fixture
def folder():
    path = Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def loive(own_database, key_file, heads, folder):
    environ = {
        "DATABASE_URL": own_database.database,
        "DATABASE_OWNER_URL": own_database.database_owner,
        "REDIS_URL": own_database.redis,
        "LOIVE_MASTER_KEYS": str(key_file),
        "LOIVE_TRAIL_HEADS": str(heads),
        "LOIVE_DATA": str(folder),
    }
    return lambda *typed: CliRunner(env=environ).invoke(main, list(typed))
