"""``loive retention``, as an operator types it."""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.commands import main
from records.ledger import db, session
from tests.conftest import NOW, Clock, application
from tests.factories import World


def test_it_counts_by_class_and_names_nobody(loive):
    said = loive("retention")

    assert said.exit_code == 0, said.output
    assert len(said.output.splitlines()) == 7
    assert "lưu 12 tháng (chưa đối chiếu, chỉ nhắc); quá hạn 1, sắp quá hạn 0" in said.output
    assert "Hồ Văn Pả" not in said.output


@pytest.fixture
def folder():
    path = Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def loive(own_database, key_file, folder):
    app = application(own_database, key_file)
    with app.app_context():
        clock = Clock()
        clock.now = NOW - timedelta(days=1000)
        World(clock).a_seeker()
        session.commit()
        session.remove()
        db.engine.dispose()
    environ = {
        "DATABASE_URL": own_database.database,
        "DATABASE_OWNER_URL": own_database.database_owner,
        "REDIS_URL": own_database.redis,
        "LOIVE_MASTER_KEYS": str(key_file),
        "LOIVE_DATA": str(folder),
    }
    return lambda *typed: CliRunner(env=environ).invoke(main, list(typed))
