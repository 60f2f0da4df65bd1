"""What the database itself refuses, whatever the program tries."""

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from jobs.relay import drain
from records.ledger import session
from tests.conftest import TEMPLATE
from tests.jobs.conftest import carry_all, the

NO_RIGHT = r"permission denied|must be owner"


@pytest.mark.parametrize(
    "change",
    [
        "facts = '{}'",
        "sha256 = decode(repeat('00', 32), 'hex')",
        "topic = 'placement-ended'",
        "subject = 'placement:0'",
        "version = version + 1",
    ],
)
def test_the_facts_of_an_event_are_frozen(start, change):
    refuses(f"update event set {change}", "frozen")


@pytest.mark.parametrize("change", ["letter = 'other'", "letter = null, letter_sha256 = null"])
def test_a_frozen_letter_stays(start, clock, post, change):
    carry_all(clock)

    refuses(f"update delivery set {change}", "frozen")


def test_the_count_of_tries_never_goes_back(start, clock):
    drain(clock())

    refuses("update delivery set tries = 0", "never goes back")


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("state = 'closed'", "closed_with_reason"),
        ("state = 'sent', letter = null, letter_sha256 = null", "sent_means_written"),
        ("letter = 'x'", "letter_sealed"),
        ("state = 'forgotten'", "state_known"),
    ],
)
def test_states_must_make_sense(start, clock, change, rule):
    drain(clock())

    refuses(f"update delivery set {change} where id = {the('mail-centre').id}", rule)


def test_one_reaction_to_one_event_is_one_delivery(start, clock):
    drain(clock())

    refuses(
        "insert into delivery (code, event_id, reaction, state, tries, due_at, give_up_at) "
        "select 'another', event_id, reaction, 'pending', 0, due_at, give_up_at from delivery limit 1",
        "uq_delivery",
    )


def test_one_delivery_lies_in_the_inbox_once(start, clock, post):
    carry_all(clock)

    refuses(
        "insert into notice (delivery_id, centre_id, arrived_at) "
        "select delivery_id, centre_id, arrived_at from notice limit 1",
        "uq_notice",
    )


UNDOING = [
    "delete from event",
    "delete from delivery",
    "delete from notice",
    "update delivery_attempt set code = '250'",
    "delete from delivery_attempt",
    "truncate delivery",
    "alter table delivery disable trigger all",
]


@pytest.mark.parametrize("role", ["database", "database_worker"])
def test_neither_web_nor_worker_can_undo_what_was_written(template, role):
    engine = create_engine(
        make_url(getattr(template, role)).set(database=TEMPLATE), poolclass=NullPool
    )
    for statement in UNDOING:
        with engine.connect() as connection, pytest.raises(DBAPIError, match=NO_RIGHT):
            connection.execute(text(statement))


def refuses(statement, why):
    session.flush()
    with pytest.raises(DBAPIError, match=why), session.begin_nested():
        session.execute(text(statement))
