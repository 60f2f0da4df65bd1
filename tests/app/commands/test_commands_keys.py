"""``loive keys``, as an operator types it: a fresh key, everything under it, the old one out."""

import json
import shutil
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import keys
from app.commands import main
from records.ledger import db, session
from records.person.model import Person
from records.person.queries import already_known, facts
from records.vault import unlock
from records.vault.rotating import holdings, rewrap_some
from tests.conftest import Clock, application
from tests.factories import World

PHONE = "+84912345678"


def test_everything_comes_under_a_fresh_master_key_and_the_old_one_goes(house):
    old = house.ring.current

    assert f"{old}: 2 khóa dữ liệu (đang dùng)" in house.loive("keys", "status").output
    assert "không bỏ được" in house.loive("keys", "retire", old).output
    assert house.loive("keys", "add").exit_code == 0
    assert "Còn 2 khóa dữ liệu" in house.loive("keys", "retire", old).output
    assert "2 trên 2" in house.loive("keys", "rotate").output
    assert house.loive("keys", "retire", old).exit_code == 0

    assert old not in house.keys["masters"]
    assert house.opened() == "Hồ Văn Pả"


def test_a_rotation_that_was_cut_off_goes_on(house):
    house.loive("keys", "add")
    with house.app.app_context():
        assert rewrap_some(1) == 1
        session.commit()
        assert sorted(holdings().values()) == [1, 1]
        session.remove()

    assert house.loive("keys", "rotate").exit_code == 0

    with house.app.app_context():
        assert holdings() == {house.keys["current"]: 2}


def test_look_ups_find_people_before_while_and_after_the_index_key_changes(house):
    assert house.finds()
    assert house.loive("keys", "add", "--kind", "index").exit_code == 0
    assert house.finds()
    assert "chưa được bỏ" in house.loive("keys", "add", "--kind", "index").output
    assert "1 người" in house.loive("keys", "rotate").output
    assert house.finds()
    assert house.loive("keys", "retire", "index").exit_code == 0

    assert house.ring.index_before is None
    assert house.finds()
    assert not house.finds("+84912345679")

    house.has_no_index()
    assert not house.finds(), "as if registered before one was thought of"
    assert "1 người" in house.loive("keys", "reindex").output
    assert house.finds()


def test_a_fresh_trail_key_keeps_the_old_one_and_the_trail_whole(house):
    assert house.loive("keys", "add", "--kind", "trail").exit_code == 0

    assert house.ring.trails_before[0].key == house.before.trail
    assert house.loive("trail", "verify").exit_code == 0
    assert "kiểm tra dòng cũ: 1" in house.loive("keys", "status").output


def test_a_key_nobody_knows_cannot_be_retired(house):
    for name in ("k9", "index"):
        said = house.loive("keys", "retire", name)
        assert (said.exit_code, "Không có khóa" in said.output) == (1, True)


@pytest.mark.parametrize(
    ("lost", "said"), [("masters", "thiếu khóa k"), ("index", "(index)"), ("trail", "(trail)")]
)
def test_without_a_key_that_the_data_needs_nothing_starts_and_none_is_made(house, lost, said):
    kept = house.keys
    fresh = {"masters": {"other": keys.fresh_key()}, "current": "other"}
    house.path.write_text(
        json.dumps(
            {**kept, **fresh} if lost == "masters" else {k: v for k, v in kept.items() if k != lost}
        )
    )
    before = house.path.read_text()

    answer = house.loive("migrate")

    assert answer.exit_code == 1
    assert len(answer.output.strip().splitlines()) == 1
    assert said in answer.output
    assert house.path.read_text() == before


def test_a_key_file_that_is_gone_is_not_replaced(house):
    house.path.unlink()

    assert house.loive("migrate").exit_code == 1
    assert not house.path.exists()


class House:
    """One person in a database and under a key file of this test's own."""

    def __init__(self, at, path, folder):
        self.path = path
        self.environ = {
            "DATABASE_URL": at.database,
            "DATABASE_OWNER_URL": at.database_owner,
            "REDIS_URL": at.redis,
            "LOIVE_MASTER_KEYS": str(path),
            "LOIVE_TRAIL_HEADS": str(path.with_name("heads")),
            "LOIVE_DATA": str(folder),
        }
        self.app = application(at, path)
        self.before = self.ring
        with self.app.app_context():
            self.world = World(Clock())
            self.person_id = self.world.a_seeker(name="Hồ Văn Pả", phone=PHONE).person_id
            session.commit()

    @property
    def keys(self):
        return json.loads(self.path.read_text())

    @property
    def ring(self):
        return keys.read(self.path)[0]

    def loive(self, *typed):
        with self.app.app_context():
            session.remove()
        return CliRunner(env=self.environ).invoke(main, list(typed))

    def opened(self):
        with self.app.app_context():
            return facts(self.person_id).details.name

    def has_no_index(self):
        with self.app.app_context():
            session.get_one(Person, self.person_id).phone_index = None
            session.commit()

    def finds(self, phone=PHONE):
        """Whether a running program, which read the keys long ago, finds the person."""
        with self.app.app_context():
            centre = self.world.centre_id
            return already_known(centre_id=centre, phone=phone, citizen_id=None) == self.person_id


@pytest.fixture
def house(own_database, key_file, tmp_path):
    before, folder = keys.read(key_file)[0], Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    path = Path(shutil.copy(key_file, tmp_path / "keys.json"))
    made = House(own_database, path, folder)
    yield made
    with made.app.app_context():
        session.remove()
        db.engine.dispose()
    unlock(before)
    shutil.rmtree(folder, ignore_errors=True)
