"""The list of destroyed keys: written by the database, copied out by the clock, applied after a restore."""

import stat
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from records.ledger import db, growing, session
from records.vault import destroyed
from records.vault.safe import new_data_key, safe_of
from tests.conftest import NOW, application


def test_a_key_listed_twice_or_half_is_one_key(tmp_path):
    line = f"7 {NOW.isoformat()} {NOW.isoformat()}"
    growing.append(tmp_path / "list", line, line, "8 2026-", "")

    assert destroyed.every(tmp_path / "list") == [destroyed.Destroyed(7, NOW, NOW)]


def test_no_list_is_an_empty_list(tmp_path):
    assert destroyed.every(tmp_path / "list") == []


def test_what_was_destroyed_is_destroyed_again_and_nothing_else(app):
    key, safe = new_data_key(NOW)
    other, _ = new_data_key(NOW.replace(minute=1))
    sealed = safe.seal("a|1|b", "x")
    listed = [destroyed.Destroyed(key.id, NOW, NOW), destroyed.Destroyed(other.id, NOW, NOW)]

    assert destroyed.destroy_again(listed) == [key.id]

    session.expire_all()
    assert safe_of(key) is None
    assert safe_of(other) is not None
    assert sealed


def test_a_destroyed_key_is_listed_by_the_database_and_copied_out_by_the_clock(
    own_database, key_file, tmp_path
):
    with at_work(own_database.database, own_database, key_file):
        key, _ = new_data_key(NOW)
        destroy(key)
        number = key.id
        session.commit()
    with at_work(own_database.database_worker, own_database, key_file):
        assert destroyed.publish(NOW, tmp_path / "list") == 1
        assert destroyed.publish(NOW, tmp_path / "list") == 0

    assert destroyed.every(tmp_path / "list") == [destroyed.Destroyed(number, NOW, NOW)]
    assert stat.S_IMODE((tmp_path / "list").stat().st_mode) == 0o600


@pytest.mark.parametrize("role", ["database", "database_worker"])
@pytest.mark.parametrize(
    "deed",
    [
        "delete from destroyed_key",
        "update destroyed_key set key_id = 1",
        "insert into destroyed_key (key_id, made_at, destroyed_at) values (1, '2026-01-01', '2026-01-01')",
    ],
)
def test_nobody_writes_the_list_but_the_database(own_database, key_file, role, deed):
    with (
        at_work(getattr(own_database, role), own_database, key_file),
        pytest.raises(ProgrammingError, match="permission denied"),
    ):
        session.execute(text(deed))


@contextmanager
def at_work(url, at, key_file):
    with application(replace(at, database=url), key_file).app_context():
        try:
            yield
        finally:
            session.remove()
            db.engine.dispose()


def destroy(key):
    key.wrapped, key.destroyed_at = None, NOW
    session.flush()
