"""Support for learning a trade: dated rows, each with its source, and what is from memory says so."""

from datetime import date

from records.rule.training import rows, support

TODAY = date(2026, 11, 23)


def whats(**asked):
    return [row.what for row in support(**{"weeks": 12, "fee": 2_000_000, "today": TODAY, **asked})]


def test_a_short_course_may_be_paid_for_in_all_ways():
    assert whats() == ["tuition", "meals", "travel", "travel-hard", "insured"]


def test_what_is_free_needs_no_tuition_and_what_is_long_has_less():
    assert "tuition" not in whats(fee=0)
    assert "insured" not in whats(weeks=20)
    assert whats(weeks=60) == []
    assert whats(weeks=None) == whats()


def test_before_the_decree_only_what_has_no_day_is_told():
    assert whats(today=date(2025, 12, 31)) == ["insured"]


def test_every_row_has_its_source_and_only_memory_is_unchecked():
    assert all(row.source and row.checked_on for row in rows())
    assert {row.certainty for row in rows() if not row.is_checked} == {"M"}
