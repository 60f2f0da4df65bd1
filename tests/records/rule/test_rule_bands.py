"""The bands of the official forms: where each begins."""

import pytest

from records.rule.bands import band, rows

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("amount", "key"),
    [(0, "1"), (5 * MILLION - 1, "1"), (5 * MILLION, "2"), (10 * MILLION, "3"), (20 * MILLION, "4"),
     (50 * MILLION, "4"), (50 * MILLION + 1, "5")],
)  # fmt: skip
def test_pay_lies_in_the_band_of_form_04(amount, key):
    assert band("pay", amount) == key


@pytest.mark.parametrize(
    ("months", "key"),
    [(0, "none"), (6, "under-1"), (12, "1-to-2"), (24, "2-to-5"), (60, "2-to-5"), (72, "over-5")],
)
def test_experience_lies_in_the_band_of_form_01a(months, key):
    assert band("experience", months) == key


def test_every_row_says_where_it_comes_from():
    assert all(row.source and row.certainty in ("V", "V2", "M") for row in rows())
