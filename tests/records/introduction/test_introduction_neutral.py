"""Before a grant an employer reads a card that at least five people of the centre could wear."""

from datetime import date

import pytest

from matcher.criteria.standing import CRITERION as STANDS
from records.introduction import queries
from records.introduction.neutral import FEWEST_ALIKE, neutral, open_card
from records.ledger import session
from records.seeker import actions as seekers
from records.seeker.queries import wishes_of
from records.vacancy import actions as vacancies
from tests.factories import DONG_HOI, GIO_LINH

STANDING = STANDS.rungs[1]
FITTER, MASON, HUE = "7233", "7112", "19753"


@pytest.fixture
def rare(world):
    """A welder with skills and years nobody else has."""
    return world.a_seeker(held={"mig": 4}, years={"7212": 9})


def card_of(seeker):
    session.flush()
    return neutral(wishes_of(seeker.seeker.id))


def test_among_five_alike_the_trade_is_shown_and_what_is_rare_is_not(world, rare):
    world.a_crowd(of=FEWEST_ALIKE - 1)

    card = card_of(rare)

    assert (card.trades, card.held, card.years, card.exact) == (("7212",), (), {}, False)


def test_what_five_share_is_shown_to_the_level(world):
    mine = {"held": {"mig": 4}, "years": {"7212": 9}}
    world.a_crowd(of=FEWEST_ALIKE - 1, **mine)
    shared = world.a_seeker(**mine)

    assert card_of(shared) == open_card(wishes_of(shared.seeker.id))


def test_a_skill_of_many_is_shown_and_its_rare_level_is_not(world):
    world.a_crowd(of=FEWEST_ALIKE, held={"mig": 3})
    best = world.a_seeker(held={"mig": 4})

    assert card_of(best).held == (("mig", 0),)


def test_a_skill_that_all_but_a_few_have_is_told_of_nobody(world):
    """Four without it would stand out by its absence."""
    world.a_crowd(of=20, held={"mig": 3})
    for _ in range(FEWEST_ALIKE - 1):
        without = world.a_seeker()
    one = world.a_seeker(held={"mig": 3})

    assert card_of(without).held == card_of(one).held == ()


def test_a_rare_first_day_is_told_by_its_month_or_not_at_all(world):
    day = date(2026, 12, 3)
    world.a_crowd(of=FEWEST_ALIKE, free_from=date(2026, 12, 20))
    one = world.a_seeker(free_from=day)
    assert card_of(one).free_from == date(2027, 1, 1)

    alone = world.a_seeker(free_from=date(2027, 5, 4))
    assert card_of(alone).free_from is None


def test_among_four_alike_the_group_stands_for_the_trade_and_skills_are_left_away(world, rare):
    world.a_crowd(of=FEWEST_ALIKE - 2)
    world.a_crowd(of=1, trades=[FITTER])

    card = card_of(rare)

    assert (card.trades, card.held, card.years, card.exact) == (("72",), (), {}, False)
    assert card.province_code == "44"


def test_the_group_grows_until_five_share_it_and_is_else_not_said(world, rare):
    world.a_crowd(of=3)
    assert card_of(rare).trades == ()

    world.a_crowd(of=1, trades=[MASON])
    assert card_of(rare).trades == ("7",)


def test_neighbours_of_the_province_count_and_those_elsewhere_do_not(world, rare):
    world.a_crowd(of=4, commune_code=HUE)
    assert card_of(rare).trades == ()

    world.a_crowd(of=2, commune_code=GIO_LINH)
    world.a_crowd(of=2, commune_code=DONG_HOI)
    assert card_of(rare).trades == ("7212",)


def test_only_who_still_looks_is_counted(world, rare):
    world.a_crowd(of=3)
    other = world.a_seeker(name="Người nữa")
    assert card_of(rare).trades == ("7212",)

    seekers.pause(world.act(), other.seeker)
    assert card_of(rare).trades == ()


def test_a_second_trade_that_few_share_is_left_out(world):
    world.a_crowd(of=5)
    world.a_crowd(of=5, trades=["8332"])
    rare = world.a_seeker(trades=["7212", "8322"], years={}, held={"mig": 4})

    assert card_of(rare).trades == ("7212",)
    assert card_of(rare).held == ()


def test_beside_a_large_trade_those_left_over_stand_under_no_name_of_their_own(world):
    world.a_crowd(of=6)
    alone = world.a_seeker(trades=[FITTER], years={})

    assert card_of(alone).trades == ()


def test_who_named_no_trade_has_an_empty_card(world):
    world.a_crowd(of=5)
    silent = world.a_seeker(trades=[], years={}, held={"mig": 4})

    assert (card_of(silent).trades, card_of(silent).held) == ((), ())


def test_beside_a_coarse_card_no_reason_names_the_trade(world, rare, today):
    employer = world.an_employer()
    it = world.a_proposal(rare, world.a_vacancy(employer))

    view = queries.one_for_employer(it.code, employer_id=employer.employer_id, today=today)

    assert not {line.criterion for line in view.reasons.lines} & {"trade", "skills", "experience"}
    assert view.reasons.score == sum(line.points for line in view.reasons.lines)
    assert "7212" not in str(view.reasons)
    assert "mig" not in str(view.card)


def test_a_granted_profile_opens_the_card(world, rare, today):
    employer = world.an_employer()
    it = world.an_introduction(rare, world.a_vacancy(employer), parts=("profile",))

    view = queries.one_for_employer(it.code, employer_id=employer.employer_id, today=today)

    assert view.card.held == (("mig", 4),)
    assert "trade" in {line.criterion for line in view.reasons.lines}


def test_a_granted_profile_tells_what_was_learned_and_can_be_borne_and_no_other_grant_does(
    world, today
):
    said = {"lifting": "5-to-20-kg", "standing": STANDING, "schooling": "primary"}
    terms = {key: {"value": value, "strength": "should"} for key, value in said.items()}
    world.a_crowd(of=5)
    for parts, told in [(("contact", "words"), set()), (("profile",), set(said))]:
        employer = world.an_employer()
        seeker = world.a_seeker(wishes={**terms, "shift": {"value": ["day"], "strength": "must"}})
        it = world.an_introduction(seeker, world.a_vacancy(employer, terms=terms), parts=parts)

        view = queries.one_for_employer(it.code, employer_id=employer.employer_id, today=today)

        criteria = {line.criterion for line in view.reasons.lines}
        assert criteria & set(said) == told
        assert not criteria & {"shift", "pay", "distance", "hours"}
        assert view.reasons.score == sum(line.points for line in view.reasons.lines)


@pytest.mark.parametrize("verb", ["fill", "close"])
def test_what_was_granted_ends_when_the_place_is_gone_and_not_for_whom_it_was_taken(
    world, today, verb
):
    employer = world.an_employer()
    vacancy = world.a_vacancy(employer)
    waits, starts = (
        world.an_introduction(world.a_seeker(), vacancy, parts=("contact", "words"))
        for _ in range(2)
    )
    world.a_placement(employer, starts)
    seeker_id = waits.seeker_id
    assert len(queries.open_grants(seeker_id, today=today)) == 1

    getattr(vacancies, verb)(world.act(employer), vacancy)
    session.flush()

    shown = {
        it.code: queries.one_for_employer(it.code, employer_id=employer.employer_id, today=today)
        for it in (waits, starts)
    }
    assert (shown[waits.code].contact, shown[waits.code].words) == (None, None)
    assert shown[starts.code].contact
    assert queries.open_grants(seeker_id, today=today) == frozenset()
    assert queries.one_for_seeker(waits.code, seeker_id=seeker_id, today=today).granted == set()
