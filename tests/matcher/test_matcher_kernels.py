"""Both kernels find the same rows, and keep nothing of what the law sets on one person."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher import ledger, oracle
from matcher.columns import SEEKERS, VACANCIES
from matcher.criteria import ALL, LIMITS
from matcher.criteria.criterion import Query
from matcher.facts import Limits, Need, Vacancy
from matcher.kernels import kernel, plain, warm_up
from matcher.part import part
from matcher.question import ask, by_seeker, by_vacancy
from tests.matcher import invented
from tests.matcher.invented import TODAY

WORDS = invented.words()
FASTEST = warm_up()
MANY = st.integers(1, 40)


@settings(max_examples=200, deadline=None)
@given(
    invented.seekers(),
    invented.vacancies(),
    invented.limits(),
    invented.weights(),
    st.integers(1, 6),
    st.sampled_from((0, 1)),
)
def test_both_kernels_find_the_same_vacancies(people, vacancies, limits, weights, k, wanted):
    laid = part(vacancies, VACANCIES, WORDS)

    for seeker in people:
        asker = by_seeker(seeker, Query(TODAY, WORDS, limits), ledger.weigh(weights))
        question = ask(laid.judgements, asker, wanted)
        found = [each.tolist() for each in FASTEST.best(laid, question, k)]
        assert found == [each.tolist() for each in plain.best(laid, question, k)]
        with pytest.MonkeyPatch.context() as patch:  # as if these few were many
            patch.setattr(plain, "SMALL", 0)
            patch.setattr(plain, "FIRST", 1)
            assert found == [each.tolist() for each in plain.best(laid, question, k)]


@settings(max_examples=100, deadline=None)
@given(invented.vacancies(), invented.seekers(), invented.limits())
def test_both_kernels_know_the_same_near_misses(vacancies, people, limits):
    for asker, laid in _asked(vacancies, people, limits):
        question = ask(laid.judgements, asker, 1)
        found = [each.tolist() for each in FASTEST.nearly(laid, question)]
        assert found == [each.tolist() for each in plain.nearly(laid, question)]


@settings(max_examples=30, deadline=None)
@given(invented.seekers(), invented.vacancies(), MANY, st.integers(1, 30))
def test_many_rows_alike_are_ranked_by_their_ids(people, vacancies, times, k):
    many = [
        Vacancy(**{**_fields(each), "id": each.id + 10_000 * copy})
        for each in vacancies
        for copy in range(25 * times)
    ]
    laid, seeker = part(many, VACANCIES, WORDS), people[0]
    question = ask(laid.judgements, by_seeker(seeker, Query(TODAY, WORDS), ledger.weigh(None)), 0)

    for each in (FASTEST, plain):
        rows, scores = each.best(laid, question, k)
        pairs = list(zip(laid.columns.ids[rows].tolist(), scores.tolist(), strict=True))
        few = oracle.vacancies_for(seeker, vacancies, Query(TODAY, WORDS), k=len(vacancies))
        expected = [
            (key + 10_000 * copy, score) for key, score in few for copy in range(25 * times)
        ]
        assert pairs == sorted(expected, key=lambda pair: (-pair[1], pair[0]))[:k]


def test_a_concept_named_twice_counts_twice():
    twice = Vacancy(1, trade="7212", needs=(Need("arc-welding"), Need("arc-welding", "nice")))
    seeker = invented.a_welder()
    laid = part([twice], VACANCIES, WORDS)
    query = Query(TODAY, WORDS)
    question = ask(laid.judgements, by_seeker(seeker, query, ledger.weigh(None)), 0)

    for each in (FASTEST, plain):
        _, scores = each.best(laid, question, 1)
        assert scores.tolist() == [ledger.write(seeker, twice, query).score]


def test_who_asks_early_is_answered_by_the_plain_one(monkeypatch):
    monkeypatch.setattr("matcher.kernels._ready", [])
    monkeypatch.setattr("matcher.kernels._warming", [None])

    assert kernel() is plain


def test_once_ready_the_fastest_answers():
    assert kernel() is FASTEST


def test_what_a_limit_said_is_not_kept():
    laid = part([Vacancy(1, trade="8332"), Vacancy(2)], VACANCIES, WORDS)
    limits = Limits(barred_trades=frozenset({"83"}), stay_in_commune="a", exit_suspended=True)

    query = Query(TODAY, WORDS, limits)
    ask(laid.judgements, by_seeker(invented.a_welder(), query, ledger.weigh(None)), 0)

    assert {ALL[at].key for at in laid.judgements.known} & {c.key for c in LIMITS} == set()


@pytest.mark.parametrize("kind", [VACANCIES, SEEKERS])
def test_a_part_of_nothing_has_no_answer(kind):
    laid = part([], kind, WORDS)
    question = ask(
        laid.judgements, by_seeker(invented.a_welder(), Query(TODAY, WORDS), ledger.weigh(None)), 0
    )

    for each in (FASTEST, plain):
        assert [len(found) for found in each.best(laid, question, 20)] == [0, 0]
        assert [len(found) for found in each.nearly(laid, question)] == [0, 0]


def _asked(vacancies, people, limits):
    weights = ledger.weigh(None)
    laid = part(vacancies, VACANCIES, WORDS)
    for seeker in people:
        yield by_seeker(seeker, Query(TODAY, WORDS, limits), weights), laid
    laid = part(people, SEEKERS, WORDS)
    for vacancy in vacancies:
        yield by_vacancy(vacancy, Query(TODAY, WORDS), weights), laid


def _fields(vacancy):
    return {name: getattr(vacancy, name) for name in Vacancy.__dataclass_fields__}
