"""Each criterion judges as its rule says, and stands in ALL."""

import importlib
import pkgutil
from datetime import timedelta

import pytest

from matcher import criteria, ledger
from matcher.criteria import (
    ALL,
    CONDITIONS,
    distance,
    experience,
    licence,
    pay,
    skills,
    start,
    trade,
)
from matcher.criteria.asked import shares
from matcher.criteria.choice import Choice, Ladder
from matcher.criteria.criterion import HALF, UNIT, Query
from matcher.facts import ANYWHERE, Held, Need, Seeker, Spot, Term, Vacancy
from tests.matcher import invented
from tests.matcher.invented import TODAY

WORDS = invented.words()
QUERY = Query(TODAY, WORDS)
HOME, NEXT, FAR = (Spot(*invented.COMMUNES[key], "44", key) for key in "abc")


def test_every_file_of_a_criterion_stands_in_all():
    modules = [module.name for module in pkgutil.iter_modules(criteria.__path__)]
    loaded = [importlib.import_module(f"matcher.criteria.{name}") for name in modules]
    declared = [module.CRITERION for module in loaded if hasattr(module, "CRITERION")]

    assert sorted(each.key for each in declared) == sorted(each.key for each in ALL)


def test_keys_are_distinct_and_named_as_their_file():
    for criterion in ALL:
        module = importlib.import_module(f"matcher.criteria.{criterion.key}")
        assert module.CRITERION is criterion


def test_weights_make_a_hundred():
    assert sum(criterion.weight for criterion in ALL) == 100
    assert {criterion.group for criterion in ALL} == {"suits-you", "you-suit", "limit"}


def test_every_condition_asks_both_sides():
    for criterion in CONDITIONS:
        for question in (criterion.ask_seeker, criterion.ask_employer):
            assert question.choices
            assert question.words == tuple(f"{criterion.key}-{each}" for each in question.choices)
            assert set(question.choices) <= set(criterion.ask_employer.choices)


@pytest.mark.parametrize("criterion", ALL, ids=lambda each: each.key)
def test_reasons_are_declared_and_its_own(criterion):
    assert criterion.reasons
    assert all(reason in ledger.REASONS for reason in criterion.reasons)


@pytest.mark.parametrize(
    ("wish", "term", "reason", "points", "blocks"),
    [
        (None, None, "shift-not-asked", UNIT, False),
        (None, Term("night", "must"), "shift-not-asked", UNIT, False),
        (Term("day", "must"), None, "shift-not-said", HALF, False),
        (Term("gone", "must"), Term("day"), "shift-not-asked", UNIT, False),
        (Term(frozenset({"day", "night"})), Term("day"), "shift-fits", UNIT, False),
        (Term("day"), Term("night"), "shift-differs", 0, False),
        (Term("day", "nice"), Term("night", "nice"), "shift-differs", HALF, False),
        (Term("day", "nice"), Term("night", "must"), "shift-differs", 0, True),
        (Term("day", "must"), Term("night", "nice"), "shift-differs", 0, True),
    ],
)
def test_a_choice_needs_one_in_common(wish, term, reason, points, blocks):
    shift = Choice("shift", ("day", "night"), group="suits-you", weight=1)

    [line] = shift.judge(_wishing("shift", wish), _offering("shift", term), QUERY)

    assert (line.reason, line.points, line.blocks) == (reason, points, blocks)


def test_a_choice_may_be_led_by_the_vacancy():
    wear = Choice("wear", ("boots", "none"), group="you-suit", weight=1, leader="vacancy")

    [silent] = wear.judge(_wishing("wear", Term("boots")), Vacancy(1), QUERY)
    [unknown] = wear.judge(Seeker(1), _offering("wear", Term("boots", "must")), QUERY)

    assert (silent.reason, unknown.reason) == ("wear-not-asked", "wear-not-said")
    assert wear.judge_vacancies(
        Seeker(1), wear.vacancy_side([Vacancy(1)], WORDS), QUERY
    ).points == [UNIT]


@pytest.mark.parametrize(
    ("has", "asked", "reason", "points", "blocks"),
    [
        ("low", None, "step-not-asked", UNIT, False),
        (None, Term("high"), "step-not-said", HALF, False),
        ("high", Term("mid", "must"), "step-enough", UNIT, False),
        ("mid", Term("high", "should"), "step-short", HALF, False),
        ("low", Term("high", "must"), "step-short", 0, True),
    ],
)
def test_a_ladder_asks_for_at_least_its_rung(has, asked, reason, points, blocks):
    step = Ladder("step", ("low", "mid", "high"), group="you-suit", weight=1)

    [line] = step.judge(
        _wishing("step", Term(has) if has else None), _offering("step", asked), QUERY
    )

    assert (line.reason, line.points, line.blocks) == (reason, points, blocks)


@pytest.mark.parametrize(
    ("floor", "low", "high", "reason"),
    [
        (None, 3, 4, "pay-not-asked"),
        (5, None, None, "pay-negotiable"),
        (5, 5, 9, "pay-enough"),
        (5, 4, 6, "pay-may-reach"),
        (5, 3, 4, "pay-too-low"),
        (5, None, 6, "pay-enough"),
    ],
)
def test_pay_is_held_against_the_least_one_can_live_on(floor, low, high, reason):
    [line] = pay.CRITERION.judge(
        Seeker(1, pay_floor=floor), Vacancy(1, pay_low=low, pay_high=high), QUERY
    )

    assert line.reason == reason
    assert line.blocks == (reason == "pay-too-low")


def test_coming_late_costs_by_the_day():
    late = Seeker(1, free_from=TODAY + timedelta(30))

    [soon] = start.CRITERION.judge(late, Vacancy(1, starts_on=TODAY - timedelta(9)), QUERY)
    [later] = start.CRITERION.judge(late, Vacancy(1, starts_on=TODAY + timedelta(40)), QUERY)

    assert (soon.reason, soon.points, soon.facts) == ("start-later", HALF, {"days": 30})
    assert later.reason == "start-free"


@pytest.mark.parametrize(
    ("own", "code", "reason"),
    [
        (("7212",), "7212", "trade-same"),
        (("7212",), "7213", "trade-near"),
        (("7212",), "4444", "trade-other"),
        (("7212",), "9313", "trade-open-to-all"),
        (("7111",), "9313", "trade-near"),
        (("7212",), None, "trade-not-said"),
        ((), "7212", "trade-not-named"),
    ],
)
def test_a_trade_is_the_same_or_near_or_open_to_all(own, code, reason):
    [line] = trade.CRITERION.judge(Seeker(1, trades=own), Vacancy(1, trade=code), QUERY)

    assert line.reason == reason


def test_simple_work_is_nearer_to_who_does_simple_work_already():
    washing_up = Vacancy(1, trade="9402")

    [welder] = trade.CRITERION.judge(Seeker(1, trades=("7212",)), washing_up, QUERY)
    [carrier] = trade.CRITERION.judge(Seeker(1, trades=("9313", "7111")), washing_up, QUERY)

    assert welder.reason == carrier.reason == "trade-open-to-all"
    assert 0 < welder.points < carrier.points < UNIT


def test_years_in_a_near_trade_count_by_how_near_it_is():
    seeker = Seeker(1, years={"7213": 4})

    [line] = experience.CRITERION.judge(seeker, Vacancy(1, trade="7212", experience_years=2), QUERY)
    [must] = experience.CRITERION.judge(
        seeker, Vacancy(1, trade="7111", experience_years=2, experience_strength="must"), QUERY
    )

    assert (line.reason, line.facts["months"]) == ("experience-short", 12 * 4 * 110 // 255)
    assert must.blocks


@pytest.mark.parametrize(
    ("levels", "reason", "credit"),
    [
        ({"arc-welding": 3}, "skills-held", 255),
        ({"arc-welding": 1}, "skills-partly", 85),
        ({"tig-welding": 3}, "skills-near", 60),
        ({"tig-welding": 4, "arc-welding": 2}, "skills-partly", 170),
        ({"bricklaying": 4}, "skills-missing", 0),
    ],
)
def test_a_skill_counts_by_its_level_or_through_a_near_one(levels, reason, credit):
    seeker = Seeker(1, held=tuple(Held(concept, level) for concept, level in levels.items()))

    [line] = skills.CRITERION.judge(seeker, Vacancy(1, needs=(Need("arc-welding", "must"),)), QUERY)

    assert (line.reason, line.points) == (reason, 255 * credit)
    assert line.blocks == (credit < 85)


def test_work_of_which_nothing_is_known_does_not_look_like_work_that_fits():
    unknown, known = Vacancy(1), Vacancy(1, trade="4444")

    [dark] = skills.CRITERION.judge(Seeker(1), unknown, QUERY)
    [clear] = skills.CRITERION.judge(Seeker(1), known, QUERY)
    [paper] = licence.CRITERION.judge(Seeker(1), unknown, QUERY)

    assert (dark.reason, dark.points) == ("skills-not-said", UNIT // 8)
    assert (clear.reason, paper.reason) == ("skills-not-asked", "licence-not-asked")


def test_a_higher_licence_covers_a_lower_one_and_not_the_reverse():
    asks_b, asks_c = (Vacancy(1, needs=(Need(key, "must"),)) for key in ("class-b", "class-c"))

    [covered] = licence.CRITERION.judge(Seeker(1, held=(Held("class-c", 1),)), asks_b, QUERY)
    [missing] = licence.CRITERION.judge(Seeker(1, held=(Held("class-b", 4),)), asks_c, QUERY)

    assert (covered.points, covered.facts["through"]) == (UNIT, "class-c")
    assert missing.blocks


def test_shares_of_the_asked_skills_make_a_whole():
    needs = [Need("a", "must"), Need("b", "should"), Need("c", "nice"), Need("d", "nice")]

    assert sum(shares(needs)) == 255
    assert shares(needs) == sorted(shares(needs), reverse=True)
    assert shares([]) == []


@pytest.mark.parametrize(
    ("home", "spot", "moves", "reason"),
    [
        (HOME, HOME, (), "distance-within"),
        (HOME, NEXT, (), "distance-within"),
        (HOME, FAR, (), "distance-too-far"),
        (HOME, FAR, ("44",), "distance-move"),
        (HOME, FAR, (ANYWHERE,), "distance-move"),
        (HOME, Spot(10, 106, "79"), (), "distance-too-far"),
        (HOME, Spot(17, 107, "44"), (), "distance-vague"),
        (HOME, Spot(16.8, 107.1, "46"), (), "distance-vague"),
        (None, NEXT, (), "distance-home-not-said"),
        (HOME, Spot(35, 139, "13", None, "JP"), (), "distance-abroad-not-wanted"),
        (HOME, Spot(35, 139, "13", None, "JP"), ("JP",), "distance-abroad"),
        (HOME, None, (), "distance-place-not-said"),
    ],
)
def test_distance_knows_reach_will_to_move_and_doubt(home, spot, moves, reason):
    seeker = Seeker(1, home=home, reach_km=20, moves_to=frozenset(moves))

    [line] = distance.CRITERION.judge(seeker, Vacancy(1, spots=(spot,) if spot else ()), QUERY)

    assert line.reason == reason
    assert line.blocks == (reason in {"distance-too-far", "distance-abroad-not-wanted"})


def test_the_best_place_of_several_counts():
    [line] = distance.CRITERION.judge(
        Seeker(1, home=HOME, reach_km=20), Vacancy(1, spots=(FAR, HOME)), QUERY
    )

    assert line.points == UNIT


def test_a_ledger_without_weights_is_nothing_out_of_nothing():
    nothing = {criterion.key: 0 for criterion in ALL}

    written = ledger.write(Seeker(1), Vacancy(1), QUERY, nothing)

    assert (written.score, written.of, written.percent) == (0, 0, 0)


def _wishing(key, term):
    return Seeker(1, wishes={key: term} if term else {})


def _offering(key, term):
    return Vacancy(1, terms={key: term} if term else {})
