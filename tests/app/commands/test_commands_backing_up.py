"""``loive backup`` and ``loive restore``, as an operator types them."""

import shutil
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy.engine import make_url

from app.commands import main
from app.servers.locks import only_supervisor
from records.ledger import db, session
from tests.conftest import Clock, application
from tests.factories import World


def test_a_backup_says_where_it_is_and_that_the_keys_are_not_in_it(loive, written, shelf, key_file):
    said = loive("backup", str(shelf))

    assert said.exit_code == 0, said.output
    (made,) = shelf.iterdir()
    assert str(made) in said.output
    assert f"Bản sao lưu KHÔNG có khóa. Hãy chép riêng, ở nơi khác: {key_file}" in said.output


def test_a_backup_is_restored_over_the_old_data_only_if_told(loive, written, shelf):
    loive("backup", str(shelf))
    (made,) = map(str, shelf.iterdir())

    said = loive("restore", made)
    assert said.exit_code == 1
    assert "Muốn thay thì thêm --replace" in said.output

    said = loive("restore", made, "--replace")
    assert said.exit_code == 0, said.output
    assert "Đã phục hồi dữ liệu" in said.output
    assert f"{make_url(written.database).database}_before_" in said.output


def test_nothing_is_restored_while_the_system_runs(loive, written, shelf, folder):
    loive("backup", str(shelf))
    (made,) = map(str, shelf.iterdir())

    with only_supervisor(folder):
        said = loive("restore", made, "--replace")

    assert said.exit_code == 1
    assert "Hệ thống đang chạy. Hãy dừng hệ thống rồi phục hồi." in said.output


@pytest.mark.parametrize("days", ["0", "36"])
def test_no_backup_is_kept_longer_than_the_erased_may_be_in_it(loive, shelf, days):
    assert loive("backup", str(shelf), "--keep", days).exit_code == 2


def test_a_file_that_is_no_backup_is_called_so(loive, written, tmp_path):
    Path(tmp_path, "a.sealed").write_bytes(b"hello")

    said = loive("restore", str(tmp_path / "a.sealed"), "--replace")

    assert said.exit_code == 1
    assert "không phải bản sao lưu" in said.output


@pytest.fixture
def written(own_database, key_file):
    app = application(own_database, key_file)
    with app.app_context():
        World(Clock())
        session.commit()
        session.remove()
        db.engine.dispose()
    return own_database


@pytest.fixture
def shelf(tmp_path):
    return tmp_path / "shelf"


@pytest.fixture
def folder():
    path = Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def loive(own_database, key_file, folder, tmp_path):
    environ = {
        "DATABASE_URL": own_database.database,
        "DATABASE_OWNER_URL": own_database.database_owner,
        "DATABASE_ADMIN_URL": own_database.database_admin,
        "REDIS_URL": own_database.redis,
        "LOIVE_MASTER_KEYS": str(key_file),
        "LOIVE_TRAIL_HEADS": str(tmp_path / "trail.heads"),
        "LOIVE_DATA": str(folder),
    }
    return lambda *typed: CliRunner(env=environ).invoke(main, list(typed))
