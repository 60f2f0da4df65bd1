"""A kept search: at most three, asked as anybody may ask, told once a morning in one text."""

from datetime import timedelta

import pytest

from records.alert import actions, queries
from records.alert.telling import tell_new
from records.channel import actions as channels
from records.ledger import session
from records.outbox.model import Event
from records.outbox.queries import said_of
from records.vacancy.browsing import Place, Sought
from tests.seeker_portal.made import a_listing

PHONE = "+84912345678"
MORNING = timedelta(days=1, hours=-1)
"""From the world's nine o'clock to the next day's eight."""


@pytest.fixture
def seeker(world):
    return world.a_seeker()


def keep(world, seeker, words="lái xe", **sought):
    return actions.keep(world.act(seeker), seeker.seeker, Sought(words, **sought), at="", place="")


def told(world, seeker, way="zalo", address=PHONE):
    channels.choose(world.act(seeker), seeker.seeker, way=way, address=address)
    session.flush()


def events():
    rows = session.query(Event).filter_by(topic="alert-opened").order_by(Event.id)
    return [said_of(row)["n"] for row in rows]


def test_what_opened_is_told_once_in_the_morning_and_counted_once(world, clock, seeker):
    told(world, seeker)
    keep(world, seeker), keep(world, seeker, words="lái")
    clock.now += timedelta(minutes=5)
    a_listing(world), world.a_vacancy()
    assert tell_new(clock.now) == 0

    clock.now += MORNING
    assert [tell_new(clock.now), tell_new(clock.now + timedelta(hours=1))] == [1, 0]
    assert events() == [1]

    clock.now += timedelta(hours=6)
    world.a_vacancy(title="Lái xe ben", trade="8332")
    assert tell_new(clock.now) == 0
    clock.now += timedelta(hours=18)
    assert tell_new(clock.now) == 1
    assert events() == [1, 1]


def test_nothing_new_is_no_word(world, clock, seeker):
    a_listing(world)
    told(world, seeker)
    keep(world, seeker)
    clock.now += MORNING

    assert tell_new(clock.now) == 0


@pytest.mark.parametrize(("way", "address"), [("none", None), ("letter", None)])
def test_where_nothing_can_be_tapped_it_is_on_their_own_page_alone(
    world, clock, seeker, way, address
):
    told(world, seeker, way, address)
    keep(world, seeker)
    a_listing(world)
    clock.now += MORNING

    assert tell_new(clock.now) == 0
    assert queries.fresh(seeker.seeker.id, now=clock.now) == 1


def test_what_is_paused_is_not_told_and_goes_on_from_then(world, clock, seeker):
    told(world, seeker)
    kept = keep(world, seeker)
    actions.pause(world.act(seeker), kept)
    a_listing(world)
    clock.now += MORNING
    assert tell_new(clock.now) == 0

    actions.resume(world.act(seeker), kept)
    clock.now += timedelta(days=1)
    assert tell_new(clock.now) == 0


def test_who_could_not_be_told_for_long_is_told_of_the_last_days_alone(world, clock, seeker):
    keep(world, seeker)
    clock.now += timedelta(minutes=5)
    a_listing(world)
    clock.now += timedelta(days=30) + MORNING
    told(world, seeker)
    assert tell_new(clock.now) == 0


def test_some_people_are_told_at_a_time_each_once_and_the_others_next(world, clock, seeker):
    for each in (seeker, world.a_seeker()):
        told(world, each)
        keep(world, each), keep(world, each, words="xe")
    clock.now += timedelta(minutes=5)
    a_listing(world)
    clock.now += MORNING

    assert [tell_new(clock.now, at_once=1) for _ in range(3)] == [1, 1, 0]


def test_who_was_told_today_is_not_told_of_a_search_that_became_theirs_since(world, clock, seeker):
    told(world, seeker)
    kept = keep(world, seeker)
    clock.now += timedelta(minutes=5)
    a_listing(world)
    asked_at, clock.now = kept.asked_at, clock.now + MORNING
    assert tell_new(clock.now) == 1

    keep(world, seeker, words="xe").asked_at = asked_at
    assert tell_new(clock.now) == 0


def test_the_same_search_is_kept_once_and_three_are_most(world, seeker):
    assert keep(world, seeker) is keep(world, seeker)
    keep(world, seeker, words="hàn"), keep(world, seeker, words="may")

    with pytest.raises(actions.TooMany):
        keep(world, seeker, words="bếp")


def test_words_about_a_past_and_everything_at_once_are_not_kept(world, seeker):
    with pytest.raises(actions.WordsNotKept):
        keep(world, seeker, words="việc cho người mới ra tù")
    with pytest.raises(actions.NothingSought):
        keep(world, seeker, words="", chosen={"pay": "lots", "trade": "<b>"})
    with pytest.raises(actions.NothingSought):
        actions.keep(world.act(seeker), seeker.seeker, Sought("hàn"), at="", place="Xyz")


def test_it_asks_where_it_was_kept_for_and_no_wider(world, clock, seeker):
    actions.keep(
        world.act(seeker),
        seeker.seeker,
        Sought("", (), Place(province="01")),
        at="province:01",
        place="Hà Nội",
    )
    a_listing(world)

    assert queries.fresh(seeker.seeker.id, now=clock.now) == 0
