"""Places count down under a lock, and come back when work ended or never was."""

import os
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from records.grant.queries import parts_in_force
from records.introduction.queries import row_for_employer, row_for_seeker
from records.ledger import session
from records.outbox.model import Event
from records.placement import actions
from records.placement.actions import NoPlaceLeft
from records.placement.model import Placement
from records.vacancy import actions as vacancies

STARTS, TIMES = (50, 200) if os.environ.get("PROMISES") == "full" else (20, 1)
"""``PROMISES=full`` has fifty try two hundred times, every change twenty once."""
AT_ONCE = 14
"""As many as there are connections to do it with."""


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def seeker(world):
    return world.a_seeker()


def test_both_reporting_at_once_make_one_placement_and_one_notice(own_house):
    world = own_house.world
    with own_house.app.app_context():
        employer, seeker = world.an_employer(), world.a_seeker()
        seeker_id = seeker.seeker.id
        code = world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",)).code
        session.commit()

    def by_employer():
        row = row_for_employer(code, employer_id=employer.employer_id)
        return world.a_placement(employer, row).id

    def by_seeker():
        row = row_for_seeker(code, seeker_id=seeker_id)
        act = world.act(seeker)
        return actions.report_start(act, row, started_on=act.today).id

    answers = own_house.at_once(by_employer, by_seeker, by_employer, by_seeker)

    assert len(set(answers)) == 1, answers
    with own_house.app.app_context():
        assert session.scalar(select(func.count(Placement.id))) == 1
        assert len(told("placement-reported")) == 1


@pytest.mark.promise
@pytest.mark.parametrize("time", range(TIMES))
def test_many_starts_at_once_on_three_places_fill_three(own_house, time):
    world = own_house.world
    with own_house.app.app_context():
        employer = world.an_employer()
        vacancy = world.a_vacancy(employer, places=3)
        vacancy_id = vacancy.id
        codes = [
            world.an_introduction(world.a_seeker(), vacancy, parts=("contact",)).code
            for _ in range(STARTS)
        ]
        session.commit()

    def start(code):
        row = row_for_employer(code, employer_id=employer.employer_id)
        return world.a_placement(employer, row).id

    starts, answers = [lambda code=code: start(code) for code in codes], []
    while starts:
        answers += own_house.at_once(*starts[:AT_ONCE])
        starts = starts[AT_ONCE:]

    assert sum(isinstance(x, int) for x in answers) == 3
    assert sum(isinstance(x, NoPlaceLeft) for x in answers) == STARTS - 3, answers
    with own_house.app.app_context():
        assert actions.taken_places(vacancy_id) == 3
        assert vacancies.locked(vacancy_id).state == "filled"
        assert len(told("placement-reported")) == 3


def test_the_last_place_fills_the_vacancy(world, employer):
    vacancy = world.a_vacancy(employer, places=2)
    states = []
    for _ in range(2):
        introduction = world.an_introduction(world.a_seeker(), vacancy, parts=("contact",))
        world.a_placement(employer, introduction)
        states.append(vacancy.state)

    assert states == ["open", "filled"]


def test_a_vacancy_closed_meanwhile_is_not_filled_again(world, employer, seeker):
    vacancy = world.a_vacancy(employer, places=1)
    introduction = world.an_introduction(seeker, vacancy, parts=("contact",))
    vacancies.close(world.act(employer), vacancy)

    assert world.a_placement(employer, introduction).state == "reported"
    assert vacancy.state == "closed"


def test_a_full_vacancy_offers_the_place_again_unless_its_last_day_is_over(world, clock, employer):
    for lasts, state in ((True, "open"), (False, "filled")):
        open_until = None if lasts else world.act().today
        vacancy = world.a_vacancy(employer, places=1, open_until=open_until)
        it = world.an_introduction(world.a_seeker(), vacancy, parts=("contact",))
        placement = world.a_placement(employer, it)
        clock.now += timedelta(days=1)
        actions.end(world.act(employer), placement, ended_on=world.act().today, reason="Hết mùa.")
        assert (vacancy.state, it.state) == (state, "ended")


def test_what_the_employer_called_filled_stays_so_when_work_ends(world, employer):
    vacancy = world.a_vacancy(employer, places=3)
    it = world.an_introduction(world.a_seeker(), vacancy, parts=("contact",))
    placement = world.a_placement(employer, it)
    vacancies.fill(world.act(employer), vacancy)

    actions.end(world.act(employer), placement, ended_on=world.act().today, reason="Hết mùa.")

    assert vacancy.state == "filled"


def test_after_a_start_that_never_was_the_two_are_introduced_again(world, employer, seeker):
    vacancy = world.a_vacancy(employer, places=1)
    first = world.an_introduction(seeker, vacancy, parts=("contact",))
    placement = world.a_placement(employer, first)
    actions.dispute(world.act(), placement, reason="Chưa thấy đi làm.")
    actions.fall_through(world.act(), placement, reason="Không đi làm.")
    assert parts_in_force(first.grant_id, world.act().today) == frozenset()

    again = world.an_introduction(seeker, vacancy, parts=("contact",))

    assert world.a_placement(employer, again).id != placement.id


def test_a_place_is_free_again_when_the_work_ended(world, employer):
    vacancy = world.a_vacancy(employer, places=1)
    first, second = (
        world.an_introduction(world.a_seeker(), vacancy, parts=("contact",)) for _ in range(2)
    )
    placement = world.a_placement(employer, first)
    with pytest.raises(NoPlaceLeft):
        world.a_placement(employer, second)

    actions.end(world.act(employer), placement, ended_on=world.act().today, reason="Hết thời vụ.")

    assert world.a_placement(employer, second)


def told(topic):
    return list(session.scalars(select(Event).where(Event.topic == topic).order_by(Event.id)))
