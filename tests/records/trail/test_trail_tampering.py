"""Whoever rules the database edits, deletes, inserts, swaps or cuts at random; each time it is found.

``PROMISES=full`` tries 1,000 times; otherwise 100.
"""

import os
from collections import Counter
from random import Random

import pytest
from sqlalchemy import text

from records.ledger import session
from records.trail.proof import SAID
from records.trail.verifying import verify

TRIES = 1_000 if os.environ.get("PROMISES") == "full" else 100
OTHER = {
    "id": "(select max(id) + 1 from trail_line)",
    "code": "left(md5(code), 16)",
    "at": "at + interval '1 microsecond'",
    "account_id": "coalesce(account_id, 0) + 1",
    "role": "case role when 'manager' then 'auditor' else 'manager' end",
    "centre_id": "case when centre_id = 1 then null else 1 end",
    "kind": "case kind when 'look' then 'act' else 'look' end",
    "verb": "verb || 'x'",
    "subject": "subject || 'x'",
    "subject_id": "subject_id + 1",
    "fields": "fields || '[\"phone\"]'",
    "mac": "sha256(mac)",
}
OF_SEALS = {
    "number": "(select max(number) + 1 from trail_seal)",
    "sealed_at": "sealed_at + interval '1 microsecond'",
    "line_ids": "line_ids[2:]",
    "last_id": "last_id + 1",
    "digest": "sha256(digest)",
}


def edit_a_line(dice, lines, seals):
    column = dice.choice([*OTHER])
    run(f"update trail_line set {column} = {OTHER[column]} where id = :id", id=dice.choice(lines))
    return f"edit {column}"


def edit_a_seal(dice, lines, seals):
    column = dice.choice([*OF_SEALS])
    number = dice.choice(seals)
    run(f"update trail_seal set {column} = {OF_SEALS[column]} where number = :n", n=number)
    return f"edit seal {column}"


def delete_a_line(dice, lines, seals):
    run("delete from trail_line where id = :id", id=dice.choice(lines))
    return "delete"


def delete_a_seal(dice, lines, seals):
    run("delete from trail_seal where number = :n", n=dice.choice(seals))
    return "delete seal"


def insert_an_altered_copy(dice, lines, seals):
    said = [*SAID[1:], "mac"]
    run(
        f"insert into trail_line (code, {', '.join(said)})"
        f" select left(md5(code), 16), {', '.join(said)} from trail_line where id = :id",
        id=dice.choice(lines),
    )
    return "insert"


def insert_a_true_copy(dice, lines, seals):
    run("alter table trail_line drop constraint uq_trail_line_code")
    said = ", ".join([*SAID, "mac"])
    run(
        f"insert into trail_line ({said}) select {said} from trail_line where id = :id",
        id=dice.choice(lines),
    )
    return "insert a true copy"


def swap_two_lines(dice, lines, seals):
    run("alter table trail_line drop constraint uq_trail_line_code")
    one, two = dice.sample(lines, 2)
    said = ", ".join([*SAID, "mac"])
    run(
        f"update trail_line t set ({said}) = (select {said} from trail_line o"
        " where o.id = case t.id when :one then :two else :one end) where t.id in (:one, :two)",
        one=one,
        two=two,
    )
    return "swap"


def cut_the_tail(dice, lines, seals):
    run("delete from trail_line where id > :id", id=dice.choice(lines[:-1]))
    return "cut lines"


def cut_the_tail_and_its_seals(dice, lines, seals):
    number = dice.choice(seals[:-1])
    run(
        "delete from trail_line where id in"
        " (select unnest(line_ids) from trail_seal where number > :n)",
        n=number,
    )
    run("delete from trail_seal where number > :n", n=number)
    return "cut lines and seals"


def cut_everything(dice, lines, seals):
    run("delete from trail_line")
    run("delete from trail_seal")
    return "cut everything"


WAYS = [
    *[edit_a_line] * 4,
    *[edit_a_seal] * 2,
    delete_a_line,
    delete_a_seal,
    insert_an_altered_copy,
    insert_a_true_copy,
    swap_two_lines,
    cut_the_tail,
    cut_the_tail_and_its_seals,
    cut_everything,
]


@pytest.mark.promise
def test_whatever_is_done_to_the_sealed_trail_is_found(sealed):
    dice, tried, missed = Random(6), Counter(), []
    lines = list(session.scalars(text("select id from trail_line order by id")))
    seals = list(session.scalars(text("select number from trail_seal order by number")))
    for turn in range(TRIES):
        way = WAYS[turn % len(WAYS)](dice, lines, seals)
        tried[way] += 1
        # Verifying changes nothing, and so takes the tampering back too.
        if verify(sealed).bad is None:
            missed.append(way)

    print(f"\ntampered with the trail: {TRIES} times, found {TRIES - len(missed)}: {dict(tried)}")
    assert missed == []
    assert verify(sealed).bad is None


def run(statement, **values):
    session.execute(text(statement), values)
