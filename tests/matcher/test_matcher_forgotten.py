"""Nobody forgotten: who has nothing that passes, and why, as the ledger of every pair says it."""

from collections import Counter

from hypothesis import given, settings

from matcher import ledger
from matcher.advising import Adviser
from matcher.criteria.criterion import Query
from matcher.facts import Limits, Seeker, Spot, Term, Vacancy
from matcher.index import Index
from matcher.match import Matcher
from tests.matcher import invented
from tests.matcher.invented import TODAY

WORDS = invented.words()


@settings(max_examples=150, deadline=None)
@given(invented.seekers(), invented.vacancies(), invented.limits())
def test_the_forgotten_and_their_causes_are_those_of_every_ledger(people, vacancies, limits):
    adviser = Adviser(Matcher(Index.build(vacancies, WORDS)))
    limits_of = dict.fromkeys((each.id for each in people[::2]), limits)

    found = adviser.forgotten(people, today=TODAY, limits_of=limits_of)

    for seeker in people:
        query = Query(TODAY, WORDS, limits_of.get(seeker.id, Limits()))
        written = [ledger.write(seeker, vacancy, query) for vacancy in vacancies]
        assert (seeker.id in found) == all(each.blocked for each in written)
        if seeker.id in found:
            counts = Counter(
                key for each in written for key in {line.criterion for line in each.blocked}
            )
            assert {cause.criterion: cause.kept_away for cause in found[seeker.id]} == counts


def test_the_cause_that_keeps_most_away_comes_first():
    far = [Vacancy(at, spots=(Spot(10.8, 106.7, "79", "x"),)) for at in (1, 2)]
    poor = Vacancy(3, pay_low=3_000_000, pay_high=3_000_000)
    seeker = Seeker(7, home=Spot(16.8, 107.1, "44", "a"), pay_floor=6_000_000)

    found = Adviser(Matcher(Index.build([*far, poor], WORDS))).forgotten([seeker], today=TODAY)

    assert [(x.criterion, x.kept_away) for x in found[7]] == [("distance", 2), ("pay", 1)]


def test_whoever_has_one_vacancy_is_not_among_them():
    wishes = {"shift": Term(frozenset({"day"}), "must")}

    found = Adviser(Matcher(Index.build([Vacancy(1)], WORDS))).forgotten(
        [Seeker(7, wishes=wishes)], today=TODAY
    )

    assert found == {}
