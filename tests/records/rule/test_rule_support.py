"""Loans and grants are dated rows with their source; what was not read in the law is not verified."""

from datetime import date
from decimal import Decimal

import pytest

from records.rule import support

BY_ID = {row.id: row for row in support.rows()}


@pytest.mark.parametrize(
    ("row", "ceiling", "rate"),
    [
        ("QD22-BIZ-IND", 100_000_000, Decimal("6.6")),
        ("ND338-IND", 200_000_000, Decimal("8.382")),
    ],
)
def test_what_can_be_lent_and_at_which_interest(row, ceiling, rate):
    assert (BY_ID[row].ceiling, BY_ID[row].rate) == (ceiling, rate)


def test_every_row_has_a_source_and_what_is_from_memory_is_not_verified():
    assert all(row.source for row in support.rows())
    assert not BY_ID["TRAIN-INSURED"].is_verified


def test_what_came_later_could_not_be_had_before():
    before = {row.id for row in support.on(date(2025, 12, 31))}

    assert "QD22-BIZ-IND" in before
    assert "ND338-IND" not in before


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 11, 5), date(2026, 11, 5)),
        (date(2026, 11, 6), date(2026, 12, 5)),
        (date(2026, 12, 31), date(2027, 1, 5)),
    ],
)
def test_the_communes_list_is_handed_in_on_the_fifth(today, day):
    assert support.next_list_day(today) == day
