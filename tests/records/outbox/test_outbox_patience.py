"""The list of waits, and clocks so nested that no two workers send at once."""

from datetime import UTC, datetime, timedelta

import pytest

from app.factory import _OPTIONS
from records.outbox import patience
from records.outbox.patience import next_try

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def test_each_clock_ends_before_the_one_around_it():
    assert (
        patience.SMTP_TIMEOUT
        < patience.IDLE_TRANSACTION_TIMEOUT
        < patience.TASK_TIMEOUT
        < patience.LEASE
        < patience.GIVE_UP_AFTER
    )


def test_the_database_is_told_the_same_clock():
    milliseconds = patience.IDLE_TRANSACTION_TIMEOUT // timedelta(milliseconds=1)

    assert f"idle_in_transaction_session_timeout={milliseconds}" in _OPTIONS


@pytest.mark.parametrize(
    ("tries", "seconds"), [(0, 10), (1, 10), (2, 60), (3, 300), (4, 900), (99, 900)]
)
def test_the_waits_grow_and_then_stay(tries, seconds):
    assert next_try(tries, NOW) == NOW + timedelta(seconds=seconds)
