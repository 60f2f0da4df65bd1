"""The matcher answers as the plainest one would, and never lets a limit be seen."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher import ledger, oracle
from matcher.criteria import LIMITS
from matcher.criteria.criterion import Query
from matcher.facts import Course, Limits, Need, Seeker, Spot, Term, Vacancy
from matcher.index import Index
from matcher.match import UNSUITABLE, Matcher, Suggestion
from tests.matcher import invented
from tests.matcher.invented import TODAY

WORDS = invented.words()


@settings(max_examples=200, deadline=None)
@given(
    invented.seekers(),
    invented.vacancies(),
    invented.limits(),
    invented.weights(),
    st.integers(1, 6),
)
def test_vacancies_are_ranked_exactly_as_by_brute_force(people, vacancies, limits, weights, k):
    matcher, query = _matcher(vacancies), Query(TODAY, WORDS, limits)

    for seeker in people:
        for ask, blocks in ((matcher.vacancies_for, 0), (matcher.nearly, 1)):
            hits = ask(seeker, today=TODAY, limits=limits, k=k, weights=weights)
            plain = oracle.vacancies_for(
                seeker, vacancies, query, k=k, weights=weights, blocks=blocks
            )
            assert _pairs(hits) == plain


@settings(max_examples=200, deadline=None)
@given(invented.vacancies(), invented.seekers(), invented.limits(), invented.weights())
def test_seekers_are_ranked_exactly_as_by_brute_force(vacancies, people, limits, weights):
    limits_of = {people[0].id: limits}
    matcher = Matcher(Index.build([], WORDS, seekers=people))

    for vacancy in vacancies:
        hits = matcher.seekers_for(vacancy, today=TODAY, limits_of=limits_of, weights=weights, k=4)
        plain = oracle.seekers_for(
            vacancy, people, Query(TODAY, WORDS), limits_of=limits_of, weights=weights, k=4
        )
        assert _pairs(hits) == plain


@settings(max_examples=100, deadline=None)
@given(invented.seekers(), invented.vacancies(), invented.weights())
def test_every_score_is_the_sum_of_its_ledger(people, vacancies, weights):
    for hit in _matcher(vacancies).vacancies_for(people[0], today=TODAY, weights=weights):
        written = hit.explain()

        assert written.score == hit.score == written.suits_you + written.you_suit
        assert written.of == hit.of
        assert 0 <= hit.score <= hit.of
        assert hit.percent == written.percent <= 100
        assert all(0 <= line.points <= line.of for line in written.lines)
        assert {line.reason for line in written.lines} <= ledger.REASONS


@settings(max_examples=100, deadline=None)
@given(invented.seekers(), invented.vacancies(), st.randoms(use_true_random=False))
def test_the_order_of_input_never_matters(people, vacancies, chance):
    before = _pairs(_matcher(vacancies).vacancies_for(people[0], today=TODAY))

    chance.shuffle(vacancies)

    assert _pairs(_matcher(vacancies).vacancies_for(people[0], today=TODAY)) == before


@settings(max_examples=100, deadline=None)
@given(invented.seekers(), invented.vacancies(), invented.limits())
def test_limits_only_leave_out_and_change_no_word_of_what_stays(people, vacancies, limits):
    matcher, seeker = _matcher(vacancies), people[0]
    free = {hit.id: hit for hit in matcher.vacancies_for(seeker, today=TODAY, k=99)}

    limited = matcher.vacancies_for(seeker, today=TODAY, limits=limits, k=99)

    assert [hit.id for hit in limited] == [key for key in free if key in {h.id for h in limited}]
    for hit in limited:
        assert hit.explain() == free[hit.id].explain()


@settings(max_examples=100, deadline=None)
@given(invented.seekers(), invented.vacancies(), invented.limits())
def test_only_who_may_hear_of_limits_is_told_what_blocks(people, vacancies, limits):
    matcher, seeker = _matcher(vacancies), people[0]

    for vacancy in vacancies:
        named = matcher.why_not(seeker, vacancy, today=TODAY, limits=limits, name_limits=True)
        neutral = matcher.why_not(seeker, vacancy, today=TODAY, limits=limits)
        spoken = matcher.explain(seeker, vacancy, today=TODAY, limits=limits)
        assert bool(named) == bool(neutral)
        assert {line.reason for line in neutral} <= {UNSUITABLE}
        assert not any(line.group == "limit" for line in spoken.lines)
        assert all(line.blocks for line in named)


@settings(max_examples=100, deadline=None)
@given(invented.seekers(), invented.vacancies(), invented.vacancies())
def test_a_changed_index_answers_as_one_built_anew(people, before, after):
    closed = [vacancy.id for vacancy in before[::3]]
    changed = _matcher(before).index.with_changes(after, closed).with_changes(after[:1])

    left = {v.id: v for v in [*before, *after] if v.id not in closed} | {v.id: v for v in after[:1]}

    hits = Matcher(changed).vacancies_for(people[0], today=TODAY)
    assert _pairs(hits) == _pairs(_matcher(left.values()).vacancies_for(people[0], today=TODAY))
    assert sorted(v.id for v in changed.vacancies) == sorted(left)


@settings(max_examples=100, deadline=None)
@given(invented.seekers(), invented.courses(), invented.limits())
def test_courses_add_up_and_are_in_order(people, courses, limits):
    matcher = Matcher(Index.build([], WORDS, courses=courses))

    hits = matcher.courses_for(people[0], today=TODAY, limits=limits)

    assert hits == sorted(hits, key=lambda hit: (-hit.score, hit.id))
    for hit in hits:
        assert hit.explain().score == hit.score <= hit.of
        assert not hit.explain().blocked


def test_a_perfect_match_has_every_point():
    seeker = invented.a_welder()
    vacancy = replace(_welding(), answers_of_ten=9, others_of_ten=5)

    [hit] = _matcher([vacancy]).vacancies_for(seeker, today=TODAY)

    assert hit.score == hit.of
    assert hit.percent == 100


def test_many_changes_lay_the_shelf_together_again():
    many = [Vacancy(id=key) for key in range(600)]

    index = _matcher([_welding()]).index.with_changes(many)

    assert len(index.vacancies.parts) == 1
    assert len(list(index.vacancies)) == 600


def test_seekers_and_courses_change_too():
    index = Index.build([], WORDS, seekers=[Seeker(1), Seeker(2)], courses=[Course(1), Course(2)])

    index = index.with_seekers([Seeker(3)], closed=[1]).with_courses([Course(3)], closed=[2])

    assert [seeker.id for seeker in index.seekers] == [2, 3]
    assert [course.id for course in index.courses] == [1, 3]


def test_an_empty_index_has_no_answers():
    matcher = _matcher([])

    assert matcher.seekers_for(_welding(), today=TODAY) == []
    assert matcher.vacancies_for(invented.a_welder(), today=TODAY) == []
    assert matcher.courses_for(invented.a_welder(), today=TODAY) == []


def test_a_weight_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="no such weight: luck=3"):
        _matcher([_welding()]).vacancies_for(invented.a_welder(), today=TODAY, weights={"luck": 3})


def test_a_missing_must_makes_it_nearly():
    asks = replace(_welding(), needs=(Need("driving", "must"),))
    matcher = _matcher([asks])

    [hit] = matcher.nearly(invented.a_welder(), today=TODAY)

    assert matcher.vacancies_for(invented.a_welder(), today=TODAY) == []
    assert [line.reason for line in hit.explain().blocked] == ["skills-missing"]


def test_a_barred_trade_is_not_among_the_near_misses():
    matcher = _matcher([_welding()])
    limits = Limits(barred_trades=frozenset({"7212"}))

    assert matcher.vacancies_for(invented.a_welder(), today=TODAY, limits=limits) == []
    assert matcher.nearly(invented.a_welder(), today=TODAY, limits=limits) == []


def test_no_limit_has_a_column_about_a_seeker():
    side = [limit.seeker_side([invented.a_welder()], WORDS) for limit in LIMITS]

    assert [each.columns for each in side] == [{}, {}, {}]


def _matcher(vacancies) -> Matcher:
    return Matcher(Index.build(vacancies, WORDS))


def _pairs(hits: list[Suggestion]) -> list[tuple[int, int]]:
    return [(hit.id, hit.score) for hit in hits]


def _welding() -> Vacancy:
    return Vacancy(
        id=7,
        trade="7212",
        needs=(Need("arc-welding", "must"), Need("class-b", "must")),
        spots=(Spot(16.81, 107.10, "44", "a"),),
        pay_low=7_000_000,
        pay_high=9_000_000,
        experience_years=2,
        terms={"shift": Term("day", "must")},
    )
