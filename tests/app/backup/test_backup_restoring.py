"""Bringing a backup back: equal, refused where it should be, and nobody erased comes back."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from app import keys
from app.servers import Refused
from records import trail
from records.ledger import Act, Actor, Role, session
from records.person.model import Person
from records.seeker.model import Seeker
from records.trail.verifying import verify
from records.vault import destroyed


def test_what_is_restored_is_equal(house):
    before, taken = house.inventory(), house.back_up()
    house.run("update centre set name = 'changed since'")

    restored = house.restore(taken.path)

    assert before.missing_in(house.inventory()) == []
    assert restored.trail.bad is None
    assert restored.lines == before.lines


def test_the_old_database_is_kept_under_a_dated_name(house):
    taken = house.back_up()
    house.run("update centre set name = 'changed since'")

    kept = house.restore(taken.path).kept

    assert kept == f"{house.place.name}_before_20261123t020000z"
    assert house.databases() == {house.place.name, kept}
    with house.place.at(kept).connect() as old:
        assert old.execute("select name from centre").fetchone() == ("changed since",)


def test_the_programs_may_enter_what_was_restored_and_nobody_else(house):
    house.restore(house.back_up().path)

    for role in ("loive_web", "loive_worker"):
        assert house.ask(f"select has_database_privilege('{role}', current_database(), 'connect')")
    rights = "select aclexplode(datacl) as r from pg_database where datname = current_database()"
    assert house.ask(f"select count(*) from ({rights}) x where (r).grantee = 0") == 0


def test_a_database_with_tables_is_replaced_only_if_told(house):
    taken = house.back_up()

    assert refusal(house, taken.path, over=False) == "restore-not-empty"
    assert house.databases() == {house.place.name}


def test_a_database_in_use_is_not_replaced(house, monkeypatch):
    monkeypatch.setattr("app.backup.place.PATIENCE", 0.1)
    taken = house.back_up()

    with house.place.connect():
        assert refusal(house, taken.path) == "restore-others-connected"


def test_an_empty_database_is_filled_and_none_is_kept(house):
    before, taken = house.inventory(), house.back_up()
    with house.place.at("postgres").connect() as server:
        other = house.place.at(f"{house.place.name}_elsewhere")
        other.make_like(server, house.place.name)
    house.place = other

    restored = house.restore(taken.path, over=False)

    assert restored.kept == ""
    assert before.missing_in(house.inventory()) == []


@pytest.mark.parametrize("damage", ["cut", "flipped"])
def test_a_damaged_backup_is_refused_before_anything_is_touched(house, damage):
    path, before = house.back_up().path, house.inventory()
    content = bytearray(path.read_bytes())
    if damage == "cut":
        del content[-1]
    else:
        content[random.Random(1).randrange(len(content) // 2, len(content))] ^= 1
    path.write_bytes(content)

    assert refusal(house, path) == "backup-damaged"
    assert before.missing_in(house.inventory()) == []
    assert house.databases() == {house.place.name}


def test_a_backup_of_another_key_or_without_a_key_is_refused(house, tmp_path):
    path = house.back_up().path
    keys.make_if_missing(tmp_path / "other.json")
    house.settings = replace(house.settings, keys=tmp_path / "other.json")
    assert refusal(house, path) == "backup-other-key"

    house.settings = replace(house.settings, keys=tmp_path / "none.json")
    assert refusal(house, path) == "backup-key-missing"
    assert not (tmp_path / "none.json").exists()


def test_whoever_was_erased_since_is_erased_again(house):
    path = house.back_up().path
    erase_one_person(house)

    restored = house.restore(path)

    assert restored.erased_again == 1
    with house.at_work():
        people = session.scalars(select(Person).order_by(Person.id)).all()
        assert [person.data_key.wrapped is None for person in people] == [True, False, False]
        assert people[0].name_sealed is people[0].phone_index is None
        states = dict(session.execute(select(Seeker.person_id, Seeker.state)).all())
        assert [states[person.id] for person in people] == ["erased", "looking", "looking"]
        mine = session.scalars(select(Seeker).where(Seeker.person_id == people[0].id)).one()
        assert (mine.trades, mine.own_words, mine.commune_code) == ([], "", None)
        assert people[1].name_sealed is not None


def test_a_person_who_got_the_number_of_an_erased_key_is_left_alone(house):
    path = house.back_up().path
    erase_one_person(house)
    house.restore(path)
    house.run("alter table data_key disable trigger user")
    house.run("update data_key set made_at = made_at + interval '1 microsecond', wrapped = '\\x01'")
    house.run("alter table data_key enable trigger user")
    house.clock.now += timedelta(minutes=1)
    again = house.back_up().path

    assert house.restore(again).erased_again == 0


def test_later_seals_are_put_aside_and_sealing_goes_on(house):
    path = house.back_up().path
    note_something(house)
    house.seal()

    restored = house.restore(path)

    assert restored.heads_moved
    kept = house.settings.heads.with_name("trail.heads.before-20261123T020000Z")
    assert len(kept.read_text().splitlines()) == 2
    note_something(house)
    house.seal()
    with house.at_work():
        report = verify(house.settings.heads)
    assert (report.bad, report.seals) == (None, 2)


def erase_one_person(house):
    with house.at_work():
        key = session.scalars(select(Person).order_by(Person.id)).first().data_key
        key.wrapped, key.destroyed_at = None, house.clock()
    house.publish()
    assert len(destroyed.every(house.settings.destroyed)) == 1


def note_something(house):
    with house.at_work():
        trail.note(Act(Actor(Role.SYSTEM), house.clock()), verb="x", subject="page", subject_id=0)


def refusal(house, path, *, over=True):
    try:
        house.restore(path, over=over)
    except Refused as refused:
        return refused.key
    return None
