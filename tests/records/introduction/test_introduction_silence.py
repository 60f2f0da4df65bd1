"""A vacancy nobody says a word of is asked about once, and paused when nobody answers for it either."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from records.employer import actions as employers
from records.employer.model import Employer
from records.introduction import actions, silence
from records.ledger import session
from records.outbox.model import Event
from records.overview import duties
from records.overview.duty import Desk
from records.vacancy import actions as vacancies

DAYS = timedelta(days=1)
LONG, THEN = 91 * DAYS, 14 * DAYS


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def silent(world, clock, employer):
    vacancy = world.a_vacancy(employer, open_until=None)
    clock.now += LONG
    return vacancy


def letters():
    return len(session.scalars(select(Event.id).where(Event.topic == "vacancy-asked")).all())


def test_it_is_asked_about_once_and_paused_when_nobody_answers(clock, silent):
    assert [silence.ask(clock()), silence.ask(clock())] == [1, 0]
    clock.now += THEN - DAYS
    assert (silence.pause(clock()), silent.state) == (0, "open")

    clock.now += DAYS
    assert (silence.pause(clock()), silent.state) == (1, "paused")
    assert letters() == 1


def test_a_word_begins_the_days_anew_and_then_it_is_asked_again(world, clock, employer, silent):
    silence.ask(clock())
    vacancies.confirm(world.act(employer), silent)
    clock.now += THEN
    assert (silence.ask(clock()), silence.pause(clock())) == (0, 0)

    clock.now += LONG
    assert (silence.ask(clock()), letters()) == (1, 2)


@pytest.mark.parametrize("by_telephone", [False, True])
def test_an_answer_to_somebody_introduced_there_is_a_word(
    world, clock, employer, silent, by_telephone
):
    it = world.an_introduction(world.a_seeker(), silent, parts=("contact",))
    assert silence.asks(silent.id, today=clock().date())
    act = world.act() if by_telephone else world.act(employer)
    actions.decline(act, it, reason="Đã đủ người.")
    session.flush()

    assert not silence.asks(silent.id, today=clock().date())


def test_what_follows_a_source_or_is_shown_to_nobody_is_let_be(world, clock, employer):
    today = clock().date()
    world.a_vacancy(employer, open_until=today + 30 * DAYS)
    vacancies.pause(world.act(employer), world.a_vacancy(employer, open_until=None))
    listing = vacancies.write(world.act(), {"title": "Lái xe"}, source=("Sàn", "17"))
    vacancies.post(world.act(), listing)
    clock.now += LONG

    assert silence.ask(clock()) == 0


def test_who_asked_for_a_rest_is_neither_asked_nor_paused(world, clock, employer, silent):
    silence.ask(clock())
    firm = session.get_one(Employer, employer.employer_id)
    employers.pause(world.act(), firm, reason="Xưởng nghỉ sửa chữa.")
    session.flush()
    assert not silence.asks(silent.id, today=clock().date())

    clock.now += THEN
    assert (silence.pause(clock()), silent.state) == (0, "open")


def test_who_has_no_address_is_a_duty_of_the_centre_and_nothing_is_paused(
    world, clock, employer, silent
):
    session.get_one(Employer, employer.employer_id).contact_email = ""
    session.flush()
    assert silence.ask(clock()) == 0

    assert waiting(world, "vacancy-silent") == [silent.code]
    clock.now += 30 * DAYS
    assert silence.pause(clock()) == 0
    vacancies.confirm(world.act(), silent)
    session.flush()
    assert waiting(world, "vacancy-silent") == []


def test_what_the_clock_paused_is_a_duty_until_somebody_says_a_word(world, clock, silent):
    silence.ask(clock())
    clock.now += THEN
    assert waiting(world, "vacancy-unheard") == []

    silence.pause(clock())
    session.flush()
    assert waiting(world, "vacancy-unheard") == [silent.code]

    vacancies.resume(world.act(), silent)
    session.flush()
    assert waiting(world, "vacancy-unheard") == []


def waiting(world, kind):
    queue = duties.waiting(Desk(world.centre_id, world.clock()))
    return [x.code for x in queue.lines if x.kind == kind]
