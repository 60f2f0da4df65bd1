"""Easing one wish lets in exactly what that wish kept out, and never loses a vacancy."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher import oracle, relaxing
from matcher.advising import Adviser
from matcher.criteria.criterion import Query
from matcher.facts import Seeker, Spot, Term, Vacancy
from matcher.index import Index
from matcher.match import Matcher
from matcher.wishes import eased
from tests.matcher import invented
from tests.matcher.invented import TODAY

WORDS = invented.words()
HOME, NEXT, _ = (Spot(*invented.COMMUNES[key], "44", key) for key in "abc")


@settings(max_examples=300, deadline=None)
@given(
    invented.seekers(),
    invented.vacancies(),
    invented.limits(),
    st.sampled_from((0, relaxing.MANY)),
)
def test_what_easing_lets_in_is_what_brute_force_lets_in(people, vacancies, limits, many):
    """Whether the best of them are asked for or all are added up."""
    matcher, query = Matcher(Index.build(vacancies, WORDS)), Query(TODAY, WORDS, limits)

    for seeker in people:
        before = dict(oracle.vacancies_for(seeker, vacancies, query, k=99))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(relaxing, "MANY", many)
            ways = Adviser(matcher).eased_for(seeker, today=TODAY, limits=limits, k=99)
        for way in ways:
            after = dict(oracle.vacancies_for(way.eased.seeker, vacancies, query, k=99))
            assert set(before) <= set(after), "easing never loses a vacancy"
            newly = {key: score for key, score in after.items() if key not in before}
            assert way.more == len(newly)
            assert [(hit.id, hit.score) for hit in way.best] == sorted(
                newly.items(), key=lambda pair: (-pair[1], pair[0])
            )
            for hit in way.best:
                assert hit.explain().score == hit.score


def test_each_way_changes_one_wish_alone():
    seeker = Seeker(
        1,
        home=HOME,
        reach_km=10,
        pay_floor=7_000_000,
        wishes={
            "shift": Term(frozenset({"day"}), "must"),
            "accommodation": Term(frozenset({"provided"}), "must"),
            "meals": Term(frozenset({"provided"})),
        },
    )

    ways = [(way.criterion, way.how, dict(way.facts)) for way in eased(seeker)]

    assert ways == [
        ("distance", "farther", {"reach": 15}),
        ("distance", "elsewhere", {}),
        ("pay", "less", {"floor": 6_500_000}),
        ("shift", "also", {"choice": "evening"}),
        ("shift", "also", {"choice": "night"}),
        ("shift", "also", {"choice": "rotating"}),
        ("accommodation", "without", {}),
    ]


def test_a_longer_way_brings_the_next_commune_within_reach():
    work = Vacancy(5, trade="7212", spots=(NEXT,))
    seeker = Seeker(1, trades=("7212",), home=HOME, reach_km=10)
    matcher = Matcher(Index.build([work], WORDS))

    [farther, elsewhere] = Adviser(matcher).eased_for(seeker, today=TODAY)

    assert matcher.vacancies_for(seeker, today=TODAY) == []
    assert (farther.eased.how, farther.more, [hit.id for hit in farther.best]) == (
        "farther",
        1,
        [5],
    )
    assert elsewhere.more == 1


def test_who_wants_nothing_special_has_nothing_to_ease():
    assert eased(Seeker(1, moves_to=frozenset({"*"}))) == ()


@settings(max_examples=150, deadline=None)
@given(invented.vacancies(), invented.seekers(), invented.limits())
def test_whom_a_dropped_demand_lets_in_is_whom_brute_force_lets_in(vacancies, people, limits):
    matcher = Matcher(Index.build([], WORDS, seekers=people))
    query, limits_of = Query(TODAY, WORDS), {people[0].id: limits}

    for vacancy in vacancies:
        before = oracle.seekers_for(vacancy, people, query, limits_of=limits_of, k=99)
        barred = matcher.barred(vacancy, today=TODAY, limits_of=limits_of)
        for way, newly in Adviser(matcher).dropped_for(vacancy, today=TODAY):
            after = oracle.seekers_for(way.vacancy, people, query, limits_of=limits_of, k=99)
            assert newly - barred == set(dict(after)) - set(dict(before))
