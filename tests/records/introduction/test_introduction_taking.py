"""An employer who is paused, or whose cap for the month is reached, is introduced to nobody."""

from datetime import timedelta

import pytest

from records.employer import actions as employers
from records.introduction.actions import propose
from records.introduction.queries import for_employer
from records.introduction.taking import CapReached, EmployerPaused, not_taking


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def row(employer):
    return employers.locked(employer.employer_id)


def cap(world, row, n):
    employers.arrange(world.act(), row, welcomes_everyone=False, monthly_cap=n)


def test_a_paused_employer_takes_nobody_until_it_goes_on(world, employer, row):
    vacancy = world.a_vacancy(employer)
    employers.pause(world.act(), row, reason="Sửa xưởng.")
    with pytest.raises(EmployerPaused):
        world.a_proposal(world.a_seeker(), vacancy)

    employers.resume(world.act(), row)

    assert world.a_proposal(world.a_seeker(), vacancy).state == "proposed"


def test_to_one_turned_away_nobody_is_introduced(world, employer, row):
    vacancy = world.a_vacancy(employer)
    row.state = "turned-away"

    assert not_taking([row.id], today=world.act().today) == {row.id: "turned-away"}
    with pytest.raises(EmployerPaused):
        world.a_proposal(world.a_seeker(), vacancy)


def test_one_turned_away_sees_nobody_who_was_granted_before(world, employer, row):
    world.an_introduction(world.a_seeker(), world.a_vacancy(employer), parts=("contact",))
    today = world.act().today
    assert [x.contact is not None for x in for_employer(row.id, today=today)] == [True]

    row.state = "turned-away"

    assert for_employer(row.id, today=today) == ()


def test_the_cap_counts_all_vacancies_of_a_month_and_begins_anew(world, clock, employer, row):
    cap(world, row, 1)
    world.a_proposal(world.a_seeker(), world.a_vacancy(employer, open_until=None))
    other = world.a_vacancy(employer, open_until=None)
    assert not_taking([row.id], today=world.act().today) == {row.id: "cap"}
    with pytest.raises(CapReached):
        world.a_proposal(world.a_seeker(), other)

    clock.now += timedelta(days=8)  # December

    assert world.a_proposal(world.a_seeker(), other).state == "proposed"


def test_a_seeker_who_asks_is_told_the_same(world, employer, row):
    seeker, vacancy = world.a_seeker(), world.a_vacancy(employer)
    cap(world, row, 1)
    world.a_proposal(world.a_seeker(), vacancy)

    with pytest.raises(CapReached):
        propose(world.act(seeker), seeker_id=seeker.seeker.id, vacancy_id=vacancy.id)


def test_others_go_on_taking(world, employer, row):
    cap(world, row, 1)
    world.a_proposal(world.a_seeker(), world.a_vacancy(employer))

    other = world.an_employer()

    assert not_taking([other.employer_id], today=world.act().today) == {}
