from datetime import date

from matcher.taxonomy import standard
from records.rule.asking import exceptions, rows, since


def test_nobody_may_ask_since_a_day_that_is_written_down():
    assert since() == "01/07/2026"


def test_every_row_has_its_source_its_certainty_and_the_day_it_was_checked():
    assert all(x.source and x.certainty in ("V", "V2", "M") for x in rows())
    assert {x.checked_on for x in rows()} == {date(2026, 11, 22)}


def test_trades_are_trades_we_know():
    assert {trade for x in rows() for trade in x.trades} <= set(standard().trades)


def test_a_guard_may_be_asked_by_law_and_a_welder_not():
    assert "OCC-GUARD" in {x.id for x in exceptions("5401")}
    assert exceptions("7212") == ()
    assert exceptions(None) == ()


def test_what_is_only_remembered_opens_nothing():
    assert exceptions("2611") == ()
