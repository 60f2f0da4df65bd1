"""The least that may be paid for a month: by commune, dated, and unknown where nobody listed it."""

from datetime import date

from records.rule.wages import floor
from tests.factories import DONG_HA, GIO_LINH

NOW = date(2026, 11, 23)


def test_each_commune_of_the_province_has_the_floor_of_its_region():
    assert floor("44", DONG_HA, NOW).amount == 4_730_000
    assert floor("44", GIO_LINH, NOW).amount == 4_140_000
    assert floor("44", "another of the province", NOW).amount == 3_700_000


def test_what_is_not_listed_or_no_longer_in_force_is_not_known():
    assert floor("01", "00070", NOW) is None
    assert floor("44", None, NOW) is None
    assert floor("44", DONG_HA, date(2027, 1, 1)) is None
