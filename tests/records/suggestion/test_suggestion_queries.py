"""What is suggested, to whom, and how limits act: unseen, named to two people only."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matcher.criteria import LIMITS
from records.ledger import session
from records.programme.envelope import Envelope
from records.suggestion import actions, queries
from records.suggestion.decisions import decisions_of
from records.suggestion.model import FrozenLedger
from records.suggestion.search import search_of
from tests.factories import DONG_HA, DONG_HOI, GIO_LINH, WELDER, World

BARRED = Envelope(member=True, barred_trades=(WELDER,), barred_until=date(2027, 1, 31))
STAYS = Envelope(member=True, stay_in_commune=GIO_LINH, stay_until=date(2027, 1, 31))
NO_EXIT = Envelope(member=True, exit_suspended=True)
ABROAD = [{"country": "JP", "province_code": None, "commune_code": None, "written": "Nhật Bản"}]
CASES = {
    "barred": (BARRED, {}, {}),
    "stays": (STAYS, {}, {"commune_code": GIO_LINH, "reach_km": 60}),
    "no-exit": (NO_EXIT, {"spots": ABROAD}, {"moves_to": ["JP"]}),
}


@pytest.fixture(params=CASES)
def limited(request, world):
    """Two alike, of whom one is limited, and a vacancy which that limit bars."""
    envelope, vacancy, wishes = CASES[request.param]
    return (
        world.a_seeker(envelope=envelope, name="Hồ Văn Pả", **wishes),
        world.a_seeker(name="Lê Văn Tư", **wishes),
        world.a_vacancy(**vacancy),
    )


def test_the_best_come_first_with_reasons_that_add_up(world, today):
    seeker = world.a_seeker()
    near = world.a_vacancy()
    far = world.a_vacancy(spots=[spot(DONG_HOI)])

    found = queries.vacancies_for(search_of(seeker.seeker.id, today=today))

    assert found[0].card.id == near.id
    assert far.id not in [x.card.id for x in found]
    for each in found:
        assert sum(line.points for line in each.reasons.lines) == each.reasons.score
        assert sum(line.of for line in each.reasons.lines) == each.reasons.of
        assert each.reasons.percent == 100 * each.reasons.score // each.reasons.of


def test_one_thing_in_the_way_is_nearly(world, today):
    seeker = world.a_seeker(pay_floor=12_000_000)
    vacancy = world.a_vacancy()

    (nearly,) = queries.nearly_for(search_of(seeker.seeker.id, today=today))

    assert nearly.card.id == vacancy.id
    assert [line.reason for line in nearly.reasons.lines if line.blocks] == ["pay-too-low"]
    assert queries.vacancies_for(search_of(seeker.seeker.id, today=today)) == ()


def test_what_a_limit_bars_is_neither_suggested_nor_nearly(limited, today):
    barred, free, vacancy = limited

    assert vacancy.id not in suggested(barred, today)
    assert queries.nearly_for(search_of(barred.seeker.id, today=today)) == ()
    assert suggested(free, today) == [vacancy.id]


def test_among_the_people_for_a_vacancy_whoever_is_limited_is_simply_absent(limited, today):
    barred, free, vacancy = limited

    found = queries.seekers_for(vacancy.id, today=today)

    assert [x.seeker.code for x in found] == [free.seeker.code]
    assert barred.seeker.code != free.seeker.code


def test_a_full_page_of_people_is_found_behind_those_a_limit_keeps_away(world, today):
    vacancy = world.a_vacancy()
    for _ in range(4):
        world.a_seeker(envelope=BARRED)
    free = [world.a_seeker().seeker.code for _ in range(3)]

    found = queries.seekers_for(vacancy.id, today=today, k=2)

    assert [x.seeker.code for x in found] == free[:2]


def test_a_centres_own_people_are_found_behind_everybody_elses(world, today):
    vacancy = world.a_vacancy()
    elsewhere = World(world.clock, count=100)
    for _ in range(9):
        elsewhere.a_seeker()
    ours = [world.a_seeker(years={}).seeker.code for _ in range(3)]

    found = queries.seekers_for(vacancy.id, today=today, k=2, centre_id=world.centre_id)

    assert [x.seeker.code for x in found] == ours[:2]


def test_a_limit_is_named_to_the_person_and_their_counsellor_only(limited, today):
    barred, free, vacancy = limited

    def lines(known, *, name_limits):
        asked = queries.explain(known.seeker.id, vacancy.id, today=today, name_limits=name_limits)
        return [line.criterion for line in asked.lines if line.group == "limit"]

    assert lines(barred, name_limits=True)
    assert lines(barred, name_limits=False) == []
    assert lines(free, name_limits=True) == []


def test_nobody_else_can_tell_the_limited_from_the_free(limited, today):
    barred, free, vacancy = limited

    ours, theirs = (
        queries.explain(x.seeker.id, vacancy.id, today=today, name_limits=False)
        for x in (barred, free)
    )

    assert ours == theirs


def test_a_limit_ends_with_its_last_day(world, today):
    last = BARRED.barred_until
    seeker = world.a_seeker(envelope=BARRED)
    vacancy = world.a_vacancy(open_until=None)

    assert suggested(seeker, last) == []
    assert suggested(seeker, last + timedelta(days=1)) == [vacancy.id]


def test_whoever_must_stay_still_gets_work_in_their_commune(world, today):
    seeker = world.a_seeker(envelope=STAYS, commune_code=GIO_LINH, reach_km=60)
    world.a_vacancy()
    at_home = world.a_vacancy(spots=[spot(GIO_LINH)])

    assert suggested(seeker, today) == [at_home.id]


def test_what_is_not_for_me_is_left_out_and_the_next_moves_up(world, today):
    seeker = world.a_seeker()
    made = [world.a_vacancy().id for _ in range(3)]
    act = world.act(seeker)

    actions.decide(act, seeker.seeker.id, made[0], "not-for-me")
    actions.decide(act, seeker.seeker.id, made[1], "saved")

    assert suggested(seeker, today, k=2) == made[1:]
    assert decisions_of(seeker.seeker.id) == {made[0]: "not-for-me", made[1]: "saved"}


def test_the_last_decision_counts(world, today):
    seeker, vacancy = world.a_seeker(), world.a_vacancy()
    act = world.act(seeker)

    for choice in ("not-for-me", "saved"):
        actions.decide(act, seeker.seeker.id, vacancy.id, choice)

    assert decisions_of(seeker.seeker.id) == {vacancy.id: "saved"}
    assert suggested(seeker, today) == [vacancy.id]


def test_a_frozen_ledger_is_what_was_shown_and_stays_so(world, today):
    seeker = world.a_seeker(pay_floor=7_000_000, wishes={})
    vacancy = world.a_vacancy(needs=[{"concept": "welding-mig", "strength": "should"}])
    shown = queries.explain(seeker.seeker.id, vacancy.id, today=today, name_limits=False)

    kept = actions.freeze(world.act(), seeker.seeker.id, vacancy.id, today=today)
    vacancy.trade, seeker.seeker.trades = "5120", []
    session.commit()

    assert queries.frozen(kept) == shown
    assert sum(line.points for line in shown.lines) == shown.score


@pytest.mark.parametrize("envelope", [BARRED, replace(BARRED, stay_in_commune=GIO_LINH), NO_EXIT])
def test_no_limit_is_ever_frozen(world, today, envelope):
    seeker, vacancy = world.a_seeker(envelope=envelope), world.a_vacancy()

    kept = session.get_one(
        FrozenLedger, actions.freeze(world.act(), seeker.seeker.id, vacancy.id, today=today)
    )

    named = {reason for limit in LIMITS for reason in limit.reasons}
    assert not named & {line["reason"] for line in kept.lines}
    assert not {limit.key for limit in LIMITS} & {line["criterion"] for line in kept.lines}


def suggested(seeker, today, **more):
    return [
        x.card.id for x in queries.vacancies_for(search_of(seeker.seeker.id, today=today), **more)
    ]


def spot(commune):
    return {"country": "VN", "province_code": "44", "commune_code": commune, "written": DONG_HA}
