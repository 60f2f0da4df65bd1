"""Browsing: what anybody finds, by words, trade and place, page by page; what narrows it, and by how much."""

import pytest

from records.place.look_up import look_up
from records.place.nearby import communes_within
from records.vacancy.browsing import PAGE, Left, Place, Sought, browse, left
from tests.factories import DONG_HA, DONG_HOI, GIO_LINH


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.mark.parametrize("words", ["thợ hàn", "tho han", "THỢ  HÀN", "hàn thợ", "tho ha"])
def test_words_are_found_in_any_order_and_with_or_without_marks(world, employer, today, words):
    wanted = world.a_vacancy(employer, title="Thợ hàn bậc 3")
    world.a_vacancy(employer, title="Phụ bếp", description="")

    assert titles(today, words=words) == [wanted.title]


def test_words_begin_words_and_are_no_patterns(world, employer, today):
    world.a_vacancy(employer, title="Thợ hàn", description="")

    assert titles(today, words="àn") == []
    assert titles(today, words="%") == ["Thợ hàn"]
    assert titles(today, words="h_n") == []


def test_a_trade_finds_what_no_word_would(world, employer, today):
    welder = world.a_vacancy(employer, title="Hàn xì", trade="7212")
    cook = world.a_vacancy(employer, title="Nấu ăn", trade="5120", description="")
    named = world.a_vacancy(employer, title="Đầu bếp chính", trade=None, description="")

    assert titles(today, trades=("7212",)) == [welder.title]
    assert titles(today, trades=("5120",), words="đầu bếp") == [named.title, cook.title]


def test_beside_a_trade_that_is_sure_words_count_as_they_stand(world, employer, today):
    welder = world.a_vacancy(employer, title="Hàn xì", trade="7212")
    named = world.a_vacancy(employer, title="Cần thợ hàn gấp", trade=None, description="")
    world.a_vacancy(employer, title="Bán hàng", trade="5223", description="Đúng thời gian.")

    assert titles(today, trades=("7212",), words="thợ hàn") == [named.title, welder.title]


def test_a_place_is_a_commune_a_former_district_a_province_or_a_country(world, employer, today):
    here = world.a_vacancy(employer, title="a", spots=[at(GIO_LINH)])
    there = world.a_vacancy(employer, title="b", spots=[at(DONG_HA), at(DONG_HOI)])
    province = world.a_vacancy(employer, title="c", spots=[at(None)])
    abroad = world.a_vacancy(employer, title="d", spots=[{"country": "JP", "written": "Nhật"}])
    district = next(x for x in look_up("huyện Gio Linh").places if x.kind == "former-district")

    assert titles(today, communes=(GIO_LINH,)) == [here.title]
    assert titles(today, communes=(DONG_HOI,)) == [there.title]
    assert titles(today, communes=district.codes) == [here.title]
    assert titles(today, province="44") == [province.title, there.title, here.title]
    assert titles(today, country="JP") == [abroad.title]
    assert titles(today, province="01") == []


def test_pages_follow_each_other_without_a_gap_or_a_repeat(world, employer, today):
    for number in range(PAGE + 3):
        world.a_vacancy(employer, title=f"Việc {number}")

    first = browse(today=today)
    second = browse(today=today, before=first[-1].id)

    assert (len(first), len(second)) == (PAGE, 3)
    found = [x.id for x in (*first, *second)]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == PAGE + 3


@pytest.fixture
def board(world, employer):
    """Vacancies that differ in one thing each from a plain one in Đông Hà."""
    said = {"value": "day", "strength": "must"}
    made = {
        "plain": {},
        "pays well": {"month_low": 8_000_000, "month_high": 12_000_000},
        "by day": {"terms": {"shift": said}},
        "by day or night": {"terms": {"shift": {**said, "value": ["day", "night"]}}},
        "with a bed": {"terms": {"accommodation": {**said, "value": "provided"}}},
        "asks years": {"experience_months": 24},
        "in Gio Linh": {"spots": [at(GIO_LINH)]},
        "in Japan": {"spots": [{"country": "JP", "written": "Nhật"}]},
        "cook": {"trade": "5120"},
    }
    plain = {"month_low": 6_000_000, "month_high": None, "trade": "7212", "spots": [at(DONG_HA)]}
    for title, facts in made.items():
        world.a_vacancy(employer, title=title, **{**plain, **facts})


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"pay": "10"}, {"pays well"}),
        ({"shift": "day"}, {"by day", "by day or night"}),
        ({"shift": "night"}, {"by day or night"}),
        ({"accommodation": "provided"}, {"with a bed"}),
        ({"abroad": "yes"}, {"in Japan"}),
        ({"trade": "5120"}, {"cook"}),
        ({"shift": "day", "pay": "10"}, set()),
    ],
)
def test_a_search_is_narrowed_to_what_says_so(board, today, chosen, found):
    assert set(titles(today, chosen=chosen)) == found


def test_what_is_no_choice_narrows_nothing(board, today):
    assert titles(today, chosen={"shift": "at dawn", "pay": "a lot"}) == titles(today)


@pytest.mark.parametrize("chosen", [{}, {"shift": "day"}, {"pay": "5", "experience": "none"}])
def test_each_count_is_what_choosing_it_finds(board, today, chosen):
    counts = left(Sought(chosen=chosen), today=today)

    assert counts.all == len(titles(today, chosen=chosen))
    for (key, choice), n in counts.by_choice.items():
        assert n == len(titles(today, chosen={**chosen, key: choice})), (key, choice)
    for trade, n in counts.by_trade:
        assert n == len(titles(today, chosen={**chosen, "trade": trade}))


def test_a_commune_reaches_as_far_as_one_is_willing_to_go(board, today):
    near = Sought(
        place=Place(communes=(DONG_HA,)),
        reach={km: communes_within(DONG_HA, int(km)) for km in ("5", "30")},
    )

    counts: Left = left(near, today=today)

    assert counts.by_choice["reach", "30"] == counts.by_choice["reach", "5"] + 1
    assert "in Gio Linh" not in [x.title for x in browse(near, today=today)]


def titles(today, **asked):
    """Words and trades as they are searched, a place by what it is."""
    place = Place(
        **{key: asked.pop(key) for key in ("province", "communes", "country") if key in asked}
    )
    return [x.title for x in browse(Sought(**asked, place=place), today=today)]


def at(commune):
    return {"country": "VN", "province_code": "44", "commune_code": commune, "written": "x"}
