"""A no with a reason hides what shares it: no more, and only for the one who said it."""

import pytest

from records.suggestion import actions
from records.suggestion.decisions import put_aside, refused_by
from tests.factories import DONG_HA, DONG_HOI, GIO_LINH
from tests.records.suggestion.test_suggestion_queries import spot

DAY = {"shift": {"value": ["day"], "strength": "must"}}
NIGHT = {"shift": {"value": ["night"], "strength": "must"}}


@pytest.fixture
def seeker(world):
    return world.a_seeker(commune_code=DONG_HA)


def hidden(world, seeker, vacancy, reason, today):
    actions.decide(world.act(seeker), seeker.seeker.id, vacancy.id, "not-for-me", reason)
    return refused_by(seeker.seeker.id, today=today) - {vacancy.id}


@pytest.mark.parametrize(
    ("reason", "this", "shares", "does_not"),
    [
        (
            "far",
            {"spots": [spot(GIO_LINH)]},
            {"spots": [spot(DONG_HOI)]},
            {"spots": [spot(DONG_HA)]},
        ),
        ("pay", {"month_high": 7_000_000}, {"month_high": 6_000_000}, {"month_high": 8_000_000}),
        ("shift", {"terms": NIGHT}, {"terms": NIGHT}, {"terms": DAY}),
        ("work", {"trade": "7212"}, {"trade": "7212"}, {"trade": "5120"}),
        (None, {}, {}, {}),
    ],
)
def test_a_reason_hides_what_shares_it(world, seeker, today, reason, this, shares, does_not):
    pay = {"pay_low": None, "pay_high": None, "month_low": None} if "month_high" in this else {}
    vacancy, alike = (world.a_vacancy(**pay, **facts) for facts in (this, shares))
    world.a_vacancy(**pay, **does_not)

    assert hidden(world, seeker, vacancy, reason, today) == ({alike.id} if reason else frozenset())


def test_who_was_there_before_is_not_shown_that_employer(world, seeker, today):
    employer = world.an_employer()
    vacancy, theirs = world.a_vacancy(employer), world.a_vacancy(employer)
    world.a_vacancy()

    assert hidden(world, seeker, vacancy, "been-there", today) == {theirs.id}


def test_what_was_saved_stays_and_what_is_taken_back_comes_back(world, seeker, today):
    vacancy, saved, other = (world.a_vacancy() for _ in range(3))
    actions.decide(world.act(seeker), seeker.seeker.id, saved.id, "saved")

    assert hidden(world, seeker, vacancy, "work", today) == {other.id}
    (aside,) = put_aside(seeker.seeker.id, today=today)
    assert (aside.card.id, aside.reason, aside.more) == (vacancy.id, "work", 1)
    actions.undecide(world.act(seeker), seeker.seeker.id, vacancy.id)
    assert refused_by(seeker.seeker.id, today=today) == frozenset()


def test_a_reason_that_says_nothing_here_hides_no_more(world, today):
    nowhere = world.a_seeker(commune_code=None)
    vacancy = world.a_vacancy(spots=[spot(GIO_LINH)])
    world.a_vacancy(spots=[spot(DONG_HOI)])

    assert hidden(world, nowhere, vacancy, "far", today) == frozenset()
