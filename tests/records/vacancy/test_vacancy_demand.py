"""What is wanted and what it pays."""

from records.vacancy.browsing import Place
from records.vacancy.demand import wanted
from tests.factories import DONG_HA


def test_the_most_places_come_first_with_the_middle_of_what_is_paid(world, today):
    employer = world.an_employer()
    for low, high in ((6, 7), (7, 9), (8, 20)):
        pay = {"month_low": low * 1_000_000, "month_high": high * 1_000_000}
        world.a_vacancy(employer, trade="7212", places=2, **pay)
    world.a_vacancy(employer, trade="5120", places=4, month_low=9_000_000, month_high=None)

    welder, cook = wanted(Place(), today=today)

    assert (welder.trade, welder.vacancies, welder.places) == ("7212", 3, 6)
    assert (welder.low, welder.high) == (7_000_000, 9_000_000)
    assert (cook.places, cook.low) == (4, None), "one offer is not what a trade pays"


def test_only_what_is_open_at_the_place_counts(world, today):
    here = {"country": "VN", "province_code": "44", "commune_code": DONG_HA, "written": "x"}
    world.a_vacancy(trade="7212", spots=[here])
    world.a_vacancy(trade="5120", spots=[{"country": "JP", "written": "Nhật"}])

    assert [each.trade for each in wanted(Place(province="44"), today=today)] == ["7212"]
    assert wanted(Place(province="01"), today=today) == ()
