"""Trying to recognise somebody: the same person put before the same employer twice, and every rare thing."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records.introduction import crowd as crowds
from records.introduction import queries
from records.introduction.neutral import neutral
from tests.factories import DONG_HA, DONG_HOI

DAYS = [None, date(2026, 12, 1), date(2026, 12, 9), date(2027, 2, 1)]
PEOPLE = st.builds(
    SimpleNamespace,
    commune_code=st.sampled_from([DONG_HA, DONG_HOI, "19753", None]),
    trades=st.lists(st.sampled_from(["7212", "7233", "7112", "5120"]), max_size=2, unique=True).map(
        tuple
    ),
    held=st.dictionaries(st.sampled_from(["mig", "tig", "arc"]), st.integers(2, 4), max_size=3),
    years=st.dictionaries(st.sampled_from(["7212", "7112"]), st.sampled_from([1, 3]), max_size=1),
    free_from=st.sampled_from(DAYS),
    centre_id=st.just(1),
)


@given(st.lists(PEOPLE, max_size=60))
@settings(max_examples=150, deadline=None)
def test_every_card_that_says_anything_is_worn_by_five(people):
    patch = pytest.MonkeyPatch()
    patch.setattr(crowds, "looking_of", lambda centre_id: people)
    among = crowds.crowd(1)
    patch.undo()

    cards = [neutral(person, among) for person in people]

    worn = Counter(map(repr_of, cards))
    nameless = {repr_of(card) for card in cards if not card.trades}
    assert {said: n for said, n in worn.items() if n < crowds.FEWEST_ALIKE} == {
        said: worn[said] for said in nameless if worn[said] < crowds.FEWEST_ALIKE
    }
    for card in cards:
        if not card.trades:
            assert (card.held, card.years) == ((), {}) or worn[repr_of(card)] >= crowds.FEWEST_ALIKE


def repr_of(card):
    return repr(
        (card.province_code, card.trades, card.held, sorted(card.years.items()), card.free_from)
    )


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def twins(world):
    """Six welders alike, and one with skills, a day and years nobody else has."""
    rare = world.a_seeker(
        held={"mig": 4, "tig": 2}, years={"7212": 17}, free_from=date(2026, 12, 24)
    )
    return [world.a_seeker() for _ in range(6)], rare


NEEDS = [{"concept": "mig", "strength": "should"}, {"concept": "tig", "strength": "nice"}]


def test_put_before_one_employer_twice_nobody_is_recognised(world, employer, twins, clock, today):
    others, rare = twins
    first, second = (
        world.a_vacancy(employer, needs=NEEDS, experience_months=months) for months in (24, 60)
    )
    for vacancy in (first, second):
        for seeker in (rare, *others):
            world.a_proposal(seeker, vacancy)
        clock.now += timedelta(days=2)

    views = queries.for_employer(employer.employer_id, today=today)
    by_vacancy = defaultdict(list)
    for view in views:
        by_vacancy[view.vacancy.id].append(view)

    assert len({view.code for view in views}) == len(views)
    for listed in by_vacancy.values():
        seen = Counter(repr((x.card, x.reasons, x.moved_at.date(), x.state)) for x in listed)
        assert sorted(seen.values()) == [7], "seven people whose cards and reasons read the same"


def test_within_a_day_the_order_tells_nothing(world, employer, twins, today):
    others, rare = twins
    made = [world.a_proposal(seeker, world.a_vacancy(employer)) for seeker in (*others, rare)]

    listed = [view.code for view in queries.for_employer(employer.employer_id, today=today)]

    assert listed == sorted(x.code for x in made)


def test_for_two_vacancies_that_ask_the_same_two_people_read_the_same(
    world, employer, twins, today
):
    others, rare = twins
    it = world.a_proposal(rare, world.a_vacancy(employer, needs=NEEDS))
    other = world.a_proposal(others[0], world.a_vacancy(employer, needs=NEEDS))

    ours, theirs = (
        queries.one_for_employer(x.code, employer_id=employer.employer_id, today=today)
        for x in (it, other)
    )

    assert (ours.card, ours.reasons) == (theirs.card, theirs.reasons)


def test_a_listed_day_is_the_latest_first(world, employer, clock, today):
    old = world.a_proposal(world.a_seeker(), world.a_vacancy(employer))
    clock.now += timedelta(days=1)
    new = world.a_proposal(world.a_seeker(), world.a_vacancy(employer))

    listed = queries.for_employer(employer.employer_id, today=today)

    assert [x.code for x in listed] == [new.code, old.code]
