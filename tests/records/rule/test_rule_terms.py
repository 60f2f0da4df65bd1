"""Days that follow from one day of a person's papers."""

from datetime import date

import pytest

from records.rule.terms import terms


def test_the_loan_by_the_list_is_open_for_five_years_the_last_day_included():
    (term,) = terms("borrow")

    assert term.ends(date(2022, 6, 20)) == date(2027, 6, 20)


@pytest.mark.parametrize(
    ("level", "begin", "end"),
    [
        ("to-5", date(2024, 3, 15), date(2026, 3, 15)),
        ("to-5", date(2024, 9, 1), date(2026, 9, 1)),
        ("to-15", date(2025, 1, 10), date(2028, 1, 10)),
        ("above-15", date(2024, 2, 1), date(2029, 2, 1)),
        ("lightest", date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_each_level_of_the_card_has_its_day(level, begin, end):
    (term,) = [term for term in terms("card") if term.level == level]

    assert term.ends(begin) == end
