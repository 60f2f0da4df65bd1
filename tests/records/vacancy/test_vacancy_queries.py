"""Browsing: what anybody finds, by words, trade and place, page by page; and what nobody finds."""

from datetime import timedelta

import pytest

from records.ledger import NotFound, session
from records.place.look_up import look_up
from records.vacancy import actions, queries
from records.vacancy.queries import PAGE, browse
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


@pytest.mark.parametrize("verb", ["pause", "fill", "close"])
def test_what_is_not_open_is_not_browsed_but_its_page_stays(world, employer, today, verb):
    vacancy = world.a_vacancy(employer)
    getattr(actions, verb)(world.act(employer), vacancy)
    session.flush()

    assert browse(today=today) == ()
    assert queries.count_open(today) == 0
    assert not queries.card(vacancy.code).is_open(today)


def test_a_draft_is_nobodys_but_its_holders(world, employer, today):
    draft = world.a_draft(employer)

    assert browse(today=today) == ()
    with pytest.raises(NotFound):
        queries.card(draft.code)
    with pytest.raises(NotFound):
        queries.own_card(draft.code, employer_id=world.an_employer().employer_id)
    assert queries.own_card(draft.code, employer_id=employer.employer_id).state == "draft"


def test_a_draft_closed_before_it_was_posted_stays_unseen(world, employer):
    draft = world.a_draft(employer)
    actions.close(world.act(employer), draft)
    session.flush()

    with pytest.raises(NotFound):
        queries.card(draft.code)


def test_the_last_day_still_counts_and_the_next_does_not(world, employer, today):
    vacancy = world.a_vacancy(employer, open_until=today)
    endless = world.a_vacancy(employer, title="Không hạn", open_until=None)
    tomorrow = today + timedelta(days=1)

    assert queries.count_open(today) == 2
    assert queries.card(vacancy.code).is_open(today)
    assert [x.id for x in browse(today=tomorrow)] == [endless.id]
    assert not queries.card(vacancy.code).is_open(tomorrow)


def test_an_employer_lists_its_own_newest_first_and_nobody_elses(world, employer):
    first, second = world.a_draft(employer), world.a_vacancy(employer)
    world.a_vacancy()

    mine = queries.of_employer(employer.employer_id)

    assert [x.id for x in mine] == [second.id, first.id]
    assert queries.cards_of([first.id]) == {first.id: mine[1]}


def test_a_listing_is_held_by_its_source(world):
    listing = actions.write(world.act(), {"title": "Lái xe"}, source=("Sàn việc làm", "17"))
    actions.post(world.act(), listing)
    session.flush()

    card = queries.card(listing.code)

    assert (card.holder, card.employer_id) == ("Sàn việc làm", None)
    assert queries.by_source("Sàn việc làm", "17") is listing
    assert queries.by_source("Sàn việc làm", "18") is None


def test_what_changed_since_a_number_is_told_in_order(world, employer):
    first, second = world.a_vacancy(employer), world.a_vacancy(employer)
    seen = second.changed_no
    actions.close(world.act(employer), first)
    session.flush()

    assert [x.id for x in queries.changed_since(seen)] == [first.id]
    assert queries.changed_since(first.changed_no) == []


def titles(today, **asked):
    return [x.title for x in browse(today=today, **asked)]


def at(commune):
    return {"country": "VN", "province_code": "44", "commune_code": commune, "written": "x"}
