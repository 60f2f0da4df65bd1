"""Many addresses help an enemy little, and no enemy makes anybody wait elsewhere."""

from datetime import timedelta

import pytest

from records.account import slow_down
from records.account.slow_down import GUESSED_AT, MANY, USUAL, Lane


@pytest.fixture
def guessed_at(world, clock):
    """A name that was guessed at from many addresses."""
    for number in range(MANY):
        slow_down.count(lane(f"198.51.100.{number}"), clock())
    return clock


def test_where_nobody_erred_a_try_is_always_taken(guessed_at, clock):
    assert not slow_down.still_to_wait(lane("203.0.113.7"), clock())


def test_who_gets_it_right_comes_in_and_waits_for_nothing_later(guessed_at, clock):
    slow_down.count(lane("203.0.113.7"), clock())
    clock.now += GUESSED_AT.first

    slow_down.forgive(lane("203.0.113.7"), clock())

    assert not slow_down.still_to_wait(lane("203.0.113.7"), clock())


def test_each_address_has_one_free_try_then_waits_up_to_an_hour(guessed_at, clock):
    waits = []
    for _ in range(9):
        slow_down.count(lane("203.0.113.7"), clock())
        waits.append(slow_down.still_to_wait(lane("203.0.113.7"), clock()) // timedelta(minutes=1))
        clock.now += timedelta(minutes=waits[-1])

    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_a_thousand_addresses_gain_little_over_a_day(guessed_at, clock):
    """Eight at full speed stand for them: how many tries each address gets within a day."""
    addresses = [lane(f"192.0.2.{number}") for number in range(8)]
    taken, end = 0, clock.now + timedelta(days=1)
    while clock.now < end:
        for each in addresses:
            if not slow_down.still_to_wait(each, clock()):
                slow_down.count(each, clock())
                taken += 1
        clock.now += timedelta(minutes=15)

    assert taken / len(addresses) < 32


def test_another_name_is_not_slowed(guessed_at, clock):
    for _ in range(USUAL.free - 1):
        slow_down.count(Lane("sign-in", "other", "203.0.113.7"), clock())

    assert not slow_down.still_to_wait(Lane("sign-in", "other", "203.0.113.7"), clock())


def test_the_usual_waits_come_back_after_a_quiet_day(guessed_at, clock):
    clock.now += slow_down.FORGOTTEN_AFTER * 1.01
    slow_down.count(lane("203.0.113.7"), clock())

    assert not slow_down.still_to_wait(lane("203.0.113.7"), clock())


def lane(address):
    return Lane("sign-in", "hatsen2345", address)
