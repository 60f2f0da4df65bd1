"""Every committed line comes under a seal, whenever it commits; what was cut is not sealed over."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from app.factory import create_app
from app.settings import Settings
from records.ledger import db, session
from records.trail import heads
from records.trail.model import TrailLine, TrailSeal
from records.trail.sealing import LATEST, seal, unsealed
from records.trail.verifying import verify
from tests.conftest import NOW
from tests.records.trail.conftest import LINES, SEALS, write


def test_a_sealed_trail_is_whole_and_its_head_is_outside(sealed):
    report = verify(sealed)

    assert (report.lines, report.seals, report.unsealed, report.bad) == (LINES, SEALS, 0, None)
    assert heads.last(sealed).number == SEALS
    assert sealed.stat().st_mode & 0o777 == 0o600


def test_what_commits_late_comes_into_a_later_seal(ruled, outside):
    slow, fast = threading.Event(), threading.Event()

    def a_long_transaction():
        with ruled.app_context():
            write(10, NOW, first=0)
            session.flush()
            slow.set()
            fast.wait(20)
            session.commit()

    thread = threading.Thread(target=a_long_transaction)
    thread.start()
    slow.wait(20)
    write(10, NOW, first=500)
    session.commit()
    assert seal(NOW, outside) == 10
    fast.set()
    thread.join()

    assert seal(NOW + timedelta(seconds=5), outside) == 10
    one, two = session.query(TrailSeal).order_by(TrailSeal.number)
    assert max(two.line_ids) < min(one.line_ids)
    assert two.last_id == one.last_id
    assert verify(outside).bad is None


def test_many_writers_at_once_are_all_sealed_once(ruled, outside):
    done = threading.Event()

    def keep_writing(first):
        with ruled.app_context():
            for number in range(12):
                write(6, NOW, first=first + 10 * number)
                session.commit()

    threads = [threading.Thread(target=keep_writing, args=(1000 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    rounds = 0
    while not done.is_set():
        if not any(thread.is_alive() for thread in threads):
            done.set()
        rounds += 1
        seal(NOW + timedelta(seconds=rounds), outside)

    held = [line_id for x in session.query(TrailSeal) for line_id in x.line_ids]
    assert len(held) == len(set(held)) == session.query(TrailLine).count() == 4 * 12 * 6
    assert verify(outside).bad is None


def test_two_sealers_at_once_make_one_chain(ruled, outside):
    write(20, NOW)
    session.commit()
    sealed = []

    def one():
        with ruled.app_context():
            sealed.append(seal(NOW, outside))

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(sealed) == [0, 0, 0, 20]
    assert verify(outside).bad is None


def test_nothing_new_makes_no_seal_and_a_lost_head_line_is_written_again(sealed):
    kept = sealed.read_text().splitlines(keepends=True)
    sealed.write_text("".join(kept[:-1]) + kept[-1][:30])

    assert seal(NOW + timedelta(minutes=2), sealed) == 0

    assert session.query(TrailSeal).count() == SEALS
    assert heads.last(sealed).number == SEALS
    assert verify(sealed).bad is None


def test_old_seals_are_not_gone_through_again(sealed):
    later = NOW + LATEST + timedelta(minutes=5)
    write(2, later, first=9000)
    session.commit()

    assert len(unsealed(later)) == 2
    assert seal(later, sealed) == 2


def test_a_cut_trail_is_not_gone_on_with(sealed, caplog):
    session.execute(text("delete from trail_seal where number > :last"), {"last": SEALS - 2})
    write(4, NOW, first=9000)
    session.commit()

    assert seal(NOW + timedelta(minutes=1), sealed) == 0
    assert "trail-cut" in caplog.text
    assert verify(sealed).bad.key == "trail-cut"


def test_a_head_that_cannot_be_written_is_told_and_written_later(ruled, outside, tmp_path, caplog):
    write(4, NOW)
    session.commit()

    assert seal(NOW, tmp_path / "nowhere" / "heads") == 0
    assert "trail-head-not-written" in caplog.text
    seal(NOW, outside)
    assert verify(outside).bad is None


@pytest.mark.parametrize("role", ["database", "database_worker", "database_owner"])
@pytest.mark.parametrize("table", ["trail_line", "trail_seal"])
def test_nobody_but_a_superuser_changes_the_trail(sealed, own_database, role, table):
    column = "verb = 'x'" if table == "trail_line" else "last_id = 1"
    statements = [f"update {table} set {column}", f"delete from {table}", f"truncate {table}"]
    with create_engine(getattr(own_database, role), poolclass=NullPool).connect() as connection:
        for statement in statements:
            with pytest.raises(DBAPIError, match=r"permission denied|the trail only grows"):
                connection.execute(text(statement))
            connection.rollback()


def test_the_worker_seals_and_the_web_does_not(own_database, key_file, outside):
    for role, sealed in (("database", 0), ("database_worker", 4)):
        url = getattr(own_database, role)
        app = create_app(Settings(database=url, redis=own_database.redis, keys=key_file))
        with app.app_context():
            if role == "database":
                write(4, NOW)
                session.commit()
                with pytest.raises(DBAPIError, match="permission denied"):
                    seal(NOW, outside)
                session.rollback()
            else:
                assert seal(NOW, outside) == sealed
            session.remove()
            db.engine.dispose()
