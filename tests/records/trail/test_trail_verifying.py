"""Whatever somebody who rules the database does to a sealed trail is found.

``PROMISES=full`` does 1,000 random tampers; CI does a fraction.
"""

import os
from random import Random

import pytest
from sqlalchemy import text

from records.ledger import session
from records.trail.verifying import verify
from tests.conftest import NOW
from tests.records.trail.conftest import LINES, SEALS, write

FULL = os.environ.get("PROMISES") == "full"
TAMPERS = 1_000 if FULL else 60

EDITS = {
    "code": "'zzzzzzzzzz'",
    "at": "at + interval '1 second'",
    "account_id": "coalesce(account_id, 0) + 1",
    "role": "'manager'",
    "centre_id": "null",
    "kind": "case kind when 'look' then 'act' else 'look' end",
    "verb": "'another'",
    "subject": "'vacancy'",
    "subject_id": "subject_id + 100000",
    "fields": "'[\"phone\"]'",
    "mac": "set_byte(mac, 3, (get_byte(mac, 3) + 1) % 256)",
}
SEAL_EDITS = {
    "number": "number + 1000",
    "sealed_at": "sealed_at + interval '1 hour'",
    "line_ids": "line_ids[2:]",
    "last_id": "last_id + 1",
    "digest": "set_byte(digest, 0, (get_byte(digest, 0) + 1) % 256)",
}
SAID = "at, account_id, role, centre_id, kind, verb, subject, subject_id, fields, mac"


def edit(chance):
    column = chance.choice(list(EDITS))
    run(f"update trail_line set {column} = {EDITS[column]} where id = :one", one=line(chance))


def edit_a_seal(chance):
    column = chance.choice(list(SEAL_EDITS))
    statement = f"update trail_seal set {column} = {SEAL_EDITS[column]} where number = :one"
    run(statement, one=chance.randint(1, SEALS))


def delete(chance):
    run("delete from trail_line where id = :one", one=line(chance))


def delete_a_seal_with_its_lines(chance):
    one = chance.randint(1, SEALS)
    run(
        "delete from trail_line where id in"
        " (select unnest(line_ids) from trail_seal where number = :one)",
        one=one,
    )
    run("delete from trail_seal where number = :one", one=one)
    if chance.random() < 0.5:
        run("update trail_seal set number = -number where number > :one", one=one)
        run("update trail_seal set number = -number - 1 where number < 0")


def insert(chance):
    """A line copied under a new code, or the very same line twice where the wall against it is gone."""
    code = "'yyyyyyyyyy'"
    if chance.random() < 0.5:
        run("alter table trail_line drop constraint uq_trail_line_code")
        code = "code"
    run(
        f"insert into trail_line (code, {SAID}) select {code}, {SAID} from trail_line where id = :one",
        one=line(chance),
    )


def insert_into_a_seal(chance):
    insert(chance)
    run(
        "update trail_seal set line_ids = line_ids || (select max(id) from trail_line)"
        " where number = :n",
        n=chance.randint(1, SEALS),
    )


def swap(chance):
    one, two = chance.sample(ids(), 2)
    for came, goes in ((one, -1), (two, one), (-1, two)):
        run("update trail_line set id = :goes where id = :came", came=came, goes=goes)


def swap_seals(chance):
    one, two = chance.sample(range(1, SEALS + 1), 2)
    for came, goes in ((one, -1), (two, one), (-1, two)):
        run("update trail_seal set number = :goes where number = :came", came=came, goes=goes)


def cut_the_tail(chance):
    """The last seals go, with their lines or without, as if they had never been."""
    last = SEALS - chance.randint(1, SEALS)
    if chance.random() < 0.7:
        run(
            "delete from trail_line where id in"
            " (select unnest(line_ids) from trail_seal where number > :n)",
            n=last,
        )
    run("delete from trail_seal where number > :n", n=last)


TAMPERINGS = (
    edit,
    edit_a_seal,
    delete,
    delete_a_seal_with_its_lines,
    insert,
    insert_into_a_seal,
    swap,
    swap_seals,
    cut_the_tail,
)


@pytest.mark.promise
def test_every_tampering_is_found(sealed):
    chance, found = Random(20261123), []
    for number in range(TAMPERS):
        tamper = TAMPERINGS[number % len(TAMPERINGS)]
        tamper(chance)
        session.expire_all()
        if verify(sealed).bad is None:
            found.append((number, tamper.__name__))
        # Verifying ends its transaction, and the tampering with it.

    print(f"trail: {TAMPERS} random tampers, {TAMPERS - len(found)} found")
    assert found == []
    assert verify(sealed).bad is None


def test_the_first_bad_place_is_named(sealed):
    one = ids()[LINES // 2]
    run("update trail_line set verb = 'x' where id >= :one", one=one)

    bad = verify(sealed).bad

    assert (bad.key, bad.line, bad.seal) == ("trail-line-edited", one, SEALS // 2 + 1)


def test_what_is_not_sealed_yet_is_counted_and_each_line_proven(sealed):
    write(6, NOW, first=9000)
    session.commit()
    report = verify(sealed)
    assert (report.unsealed, report.oldest_unsealed, report.bad) == (6, NOW, None)

    run("update trail_line set verb = 'x' where id = (select max(id) from trail_line)")

    assert verify(sealed).bad.key == "trail-line-inserted"


def test_without_its_heads_or_with_foreign_ones_a_trail_is_not_called_whole(sealed):
    sealed.write_text("\n".join(f"{n + 1} {'0' * 64} x" for n in range(SEALS)) + "\n")
    assert verify(sealed).bad.key == "trail-head-differs"

    sealed.unlink()
    assert verify(sealed).bad.key == "trail-head-missing"


def test_an_empty_trail_is_whole(ruled, outside):
    report = verify(outside)

    assert (report.lines, report.seals, report.bad) == (0, 0, None)


def run(statement, **values):
    session.execute(text(statement), values)


def ids():
    return list(session.scalars(text("select id from trail_line order by id")))


def line(chance):
    return chance.choice(ids())
