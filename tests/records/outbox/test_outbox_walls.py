"""What the database itself refuses, whatever the program tries."""

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from jobs.relay import drain
from records.ledger import session
from tests.jobs.conftest import carry_all, report_a_start, the


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


@pytest.mark.parametrize("role", ["database", "database_worker"])
@pytest.mark.parametrize(
    "attempt",
    [
        "delete from event",
        "delete from delivery",
        "delete from notice",
        "update delivery_attempt set code = '250'",
        "delete from delivery_attempt",
        "truncate delivery",
        "alter table delivery disable trigger all",
    ],
)
def test_neither_web_nor_worker_can_undo_what_was_written(house, own_database, role, attempt):
    report_a_start(house.world)
    session.remove()
    engine = create_engine(getattr(own_database, role))
    with (
        engine.connect() as connection,
        pytest.raises(DBAPIError, match=r"permission denied|must be owner"),
    ):
        connection.execute(text(attempt))
    engine.dispose()


def refuses(statement, why):
    session.flush()
    with pytest.raises(DBAPIError, match=why), session.begin_nested():
        session.execute(text(statement))
