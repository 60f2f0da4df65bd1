"""The least that may be paid for a month: by wage region, dated, and unknown where nobody listed it."""

from datetime import date

from records.place.gazetteer import commune
from records.rule.wages import floor, floors
from tests.factories import DONG_HA, GIO_LINH

NOW = date(2026, 11, 23)


def test_each_region_has_its_floor_and_the_gazetteer_knows_who_is_in_it():
    assert floor(commune(DONG_HA).wage_region, NOW).amount == 4_730_000
    assert floor(commune(GIO_LINH).wage_region, NOW).amount == 4_140_000
    assert floor("IV", NOW).amount == 3_700_000


def test_what_is_not_listed_or_no_longer_in_force_is_not_known():
    assert floor(None, NOW) is None
    assert floor(commune("00070").wage_region, NOW) is None
    assert floors(date(2027, 1, 1)) == ()
