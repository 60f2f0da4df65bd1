"""Taking a backup: proved as soon as it is made, readable by nobody else, in plain nowhere."""

import os
import stat
import threading
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from app.backup import nightly, shelf, taking
from app.backup.inventory import Inventory
from app.backup.ledger import ledger
from app.servers import Refused
from records.backup.queries import standing
from records.ledger import session
from tests.conftest import NOW


def test_a_backup_is_proved_named_and_written_down(house):
    taken = house.back_up()

    assert taken.path.name == "backup-20261123T020000Z.sealed"
    assert stat.S_IMODE(taken.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(house.shelf.stat().st_mode) == 0o700
    assert taken.trail.bad is None
    assert taken.trail.lines > 0
    with house.at_work():
        assert standing(NOW).taken_at == NOW


def test_the_scratch_database_and_the_draft_are_gone_afterwards(house):
    house.back_up()

    assert house.databases() == {house.place.name}
    assert len(list(house.shelf.iterdir())) == 1


def test_nothing_of_a_person_can_be_read_in_the_file(house):
    house.run("update centre set name = 'CANARY-OF-THE-CENTRE'")

    content = house.back_up().path.read_bytes()

    assert b"CANARY" not in content
    assert b"PGDMP" not in content


def test_what_is_written_meanwhile_is_no_difference(house):
    over = threading.Event()

    def go_on_writing():
        while not over.is_set():
            house.run("update centre set name = clock_timestamp()::text")

    writing = threading.Thread(target=go_on_writing)
    writing.start()
    try:
        assert house.back_up().trail.bad is None
    finally:
        over.set()
        writing.join()


def test_a_copy_that_is_not_equal_is_not_kept(house, monkeypatch):
    honest = taking.inventory

    def lying(connection):
        found = honest(connection)
        tables = {**found.tables, "public.person": [99, "0"]}
        lied = connection.info.dbname.endswith("_check")
        return Inventory(tables, found.walls, found.sequences) if lied else found

    monkeypatch.setattr(taking, "inventory", lying)

    with pytest.raises(Refused) as refused:
        house.back_up()

    assert (refused.value.key, refused.value.values) == (
        "backup-differs",
        {"names": "public.person"},
    )
    assert list(house.shelf.iterdir()) == []
    assert house.databases() == {house.place.name}
    with house.at_work():
        assert standing(NOW).taken_at is None


def test_a_dump_that_breaks_off_is_not_kept(house, monkeypatch):
    monkeypatch.setattr(taking, "dumped", lambda place, snapshot: iter([b"PGDMP half of it"]))

    with pytest.raises(Refused) as refused:
        house.back_up()

    assert refused.value.key == "backup-program-failed"
    assert list(house.shelf.iterdir()) == []


def test_of_two_at_once_one_is_refused(house):
    with house.place.beside(), pytest.raises(Refused) as refused:
        house.back_up()

    assert refused.value.key == "backup-another-at-work"


def test_what_a_killed_backup_left_is_cleared_away(house):
    house.shelf.mkdir(mode=0o700)
    left = house.shelf / ".backup-1.new"
    left.write_bytes(b"half")
    with house.place.at("postgres").connect() as server:
        house.place.at(f"{house.place.name}_check").make_like(server, house.place.name)

    house.back_up()

    assert not left.exists()
    assert house.databases() == {house.place.name}


def test_a_role_that_cannot_see_everything_takes_no_backup(house):
    weak = taking.Place(house.settings.database, house.place.name, house.place.binaries)

    with pytest.raises(Exception, match=r"backup-role-too-weak|permission denied"):
        taking.take(weak, house.settings, house.shelf)


def test_old_backups_go_and_the_newest_stays(tmp_path):
    for days in (0, 34, 36, 400):
        moment = shelf.stamp(NOW - timedelta(days=days))
        (tmp_path / f"backup-{moment}.sealed").touch()
    (tmp_path / "something else").touch()

    assert shelf.tidy(tmp_path, NOW, 35) == 2
    assert len(os.listdir(tmp_path)) == 3
    assert shelf.tidy(tmp_path, NOW + timedelta(days=1000), 35) == 1
    assert len(os.listdir(tmp_path)) == 2


@pytest.mark.parametrize(
    ("hours", "is_due"), [(None, True), (1, False), (6, False), (8, True), (100, True)]
)
def test_a_night_without_a_backup_is_made_up_for(hours, is_due):
    last = None if hours is None else NOW - timedelta(hours=hours)

    assert nightly.due(last, NOW) is is_due  # it is 9 in the morning in Vietnam


def test_the_rows_of_backups_are_never_changed(house):
    house.back_up()

    with ledger(house.settings), pytest.raises(ProgrammingError, match="permission denied"):
        session.execute(text("update backup set taken_at = taken_at"))
