"""How many people a vacancy reaches: coarse, frozen for the day, bounded, and blind to limits."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from records.employer.model import Employer
from records.ledger import session
from records.programme.envelope import Envelope
from records.suggestion import reach
from records.suggestion.model import ReachAnswer, ReachDay
from tests.factories import GIO_LINH, WELDER

LIMITS = [
    Envelope(member=True, barred_trades=(WELDER,), barred_until=date(2028, 1, 31)),
    Envelope(member=True, stay_in_commune=GIO_LINH, stay_until=date(2028, 1, 31)),
    Envelope(member=True, exit_suspended=True),
]


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def ask(world, employer):
    """Ask as an employer would, and read what the page says."""

    def ask(vacancy, who=employer):
        reach.ask(world.act(who), vacancy)
        return reach.reach(vacancy.id, today=world.act().today).about

    return ask


@pytest.mark.parametrize(("count", "told"), [
    (0, 0), (4, 0), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (998, 1000),
])  # fmt: skip
def test_a_count_is_told_to_the_nearest_five_and_below_five_only_that(count, told):
    assert reach.rounded(count) == told


def test_nothing_is_told_before_it_is_asked(world, employer, today):
    assert reach.reach(world.a_vacancy(employer).id, today=today) == reach.Reach(None, True)


def test_who_suits_is_counted_and_who_has_another_trade_is_not(world, employer, ask):
    world.a_crowd(of=6)
    world.a_crowd(of=9, trades=["5120"], commune_code="18880")

    assert ask(world.a_vacancy(employer)) == 5


def test_all_day_the_answer_stays_whoever_comes_goes_or_changes(world, employer, ask, clock):
    world.a_crowd(of=6)
    vacancy = world.a_vacancy(employer)
    assert ask(vacancy) == 5

    world.a_crowd(of=20)
    clock.now += timedelta(hours=5)
    assert ask(vacancy) == 5
    # Another question of the same day is answered from the same people.
    assert ask(world.a_vacancy(employer, month_low=8_100_000)) == 5

    clock.now += timedelta(days=1)
    assert ask(vacancy) == 25


@pytest.mark.parametrize("envelope", LIMITS)
def test_one_person_more_or_less_with_limits_never_changes_an_answer(
    world, employer, ask, clock, envelope
):
    world.a_crowd(of=7)
    vacancy = world.a_vacancy(employer)
    assert ask(vacancy) == 5

    # On the same day nobody's coming shows; on the next a limited person counts like anybody else.
    limited = world.a_seeker(envelope=envelope, years={})
    assert ask(vacancy) == 5
    clock.now += timedelta(days=1)
    with_limits = ask(vacancy)
    limited.seeker.state = "left"
    world.a_crowd(of=1)
    session.flush()
    clock.now += timedelta(days=1)
    assert ask(vacancy) == with_limits == 10


def test_limits_are_not_so_much_as_opened(world, employer, ask, monkeypatch):
    for envelope in LIMITS:
        world.a_seeker(envelope=envelope)
    monkeypatch.setattr("records.seeker.queries.envelopes", None)
    monkeypatch.setattr("records.seeker.queries.envelope", None)

    assert ask(world.a_vacancy(employer)) == 0


def test_nothing_of_anybody_but_wishes_is_kept_and_only_for_the_day(world, employer, ask, clock):
    world.a_seeker(name="Hồ Văn Pả", phone="+84912345678", envelope=LIMITS[0])
    vacancy = world.a_vacancy(employer)
    ask(vacancy)

    (day,) = session.scalars(select(ReachDay))
    assert {key for said in day.people for key in said} == set(reach.WISHED)
    assert "id" not in day.people[0]
    clock.now += timedelta(days=1)
    ask(vacancy)
    assert session.scalar(select(func.count(ReachDay.id))) == 1
    assert session.scalar(select(func.count(ReachAnswer.id))) == 1


def test_words_and_places_alone_are_no_new_question(world, employer, ask):
    ask(world.a_vacancy(employer))
    ask(world.a_vacancy(employer, title="Thợ hàn lành nghề", description="Khác", places=9))

    assert session.scalar(select(func.count(ReachAnswer.id))) == 1


def eased(vacancy, today):
    return [(x.criterion, x.more) for x in reach.reach(vacancy.id, today=today).eased]


def test_a_demand_that_keeps_people_away_is_told_with_about_how_many(world, employer, ask, today):
    world.a_crowd(of=6)
    shifted = {"shift": {"value": ["night"], "strength": "must"}}
    world.a_crowd(of=11, wishes={"shift": {"value": ["day"], "strength": "must"}})
    vacancy = world.a_vacancy(employer, terms=shifted)

    assert ask(vacancy) == 5
    assert eased(vacancy, today) == [("shift", 10)]


def test_each_demand_is_a_question_of_its_own(world, employer, ask):
    terms = {"shift": {"value": ["night"], "strength": "must"}}
    ask(world.a_vacancy(employer, terms=terms))

    assert session.scalar(select(func.count(ReachAnswer.id))) == 2


def test_what_the_law_sets_is_never_among_them(world, employer, ask, today, monkeypatch):
    world.a_crowd(of=6)
    world.a_crowd(of=11, wishes={"shift": {"value": ["day"], "strength": "must"}})
    vacancy = world.a_vacancy(employer, terms={"shift": {"value": ["night"], "strength": "must"}})
    monkeypatch.setattr(reach, "by_law", lambda row, today: frozenset({"shift"}))

    ask(vacancy)

    assert eased(vacancy, today) == []


def test_after_twenty_different_questions_the_day_is_over_and_old_answers_stay(
    world, employer, ask, clock, today
):
    world.a_crowd(of=6)
    first = world.a_vacancy(employer)
    for more in range(reach.MOST_QUESTIONS):
        ask(first if not more else world.a_vacancy(employer, month_low=8_000_000 + more))
    late = world.a_vacancy(employer, month_low=7_000_000)

    with pytest.raises(reach.AskedEnough):
        ask(late)
    assert ask(first) == 5
    assert not reach.reach(late.id, today=today).may_ask
    other = world.an_employer()
    assert ask(world.a_vacancy(other), other) == 5
    clock.now += timedelta(days=1)
    assert ask(late) == 5


def test_who_is_not_verified_yet_asks_nothing(world, employer, ask, today):
    session.get_one(Employer, employer.employer_id).state = "unverified"
    vacancy = world.a_draft(employer)

    with pytest.raises(reach.NotVerified):
        ask(vacancy)
    assert not reach.reach(vacancy.id, today=today).may_ask


def test_at_once_a_day_is_begun_once_and_the_bound_holds(own_house):
    world = own_house.world
    with own_house.app.app_context():
        employer = world.an_employer()
        world.a_crowd(of=6)
        made = [world.a_vacancy(employer, month_low=8_000_000 + at).id for at in range(30)]
        session.commit()

    def one(vacancy_id):
        row = session.get(reach.VacancyRow, vacancy_id)
        reach.ask(world.act(employer), row)
        return reach.reach(vacancy_id, today=world.act().today).about

    answers = own_house.at_once(*[lambda key=key: one(key) for key in made[:6] * 2])
    assert set(answers) == {5}
    with own_house.app.app_context():
        assert session.scalar(select(func.count(ReachDay.id))) == 1
        assert session.scalar(select(func.count(ReachAnswer.id))) == 6
