"""From a neutral card to work or a no: who may, what is told, what is never carried over."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from records.grant.actions import GrantsNothing
from records.grant.queries import of_seeker
from records.history import steps_of
from records.introduction import actions
from records.introduction.queries import by_id
from records.introduction.refusals import AlreadyInTouch, NoEmployer, NotOpen
from records.ledger import session
from records.lifecycle import Moved, NotAllowed
from records.lifecycle.machine import ReasonOwed
from records.outbox.model import Event
from records.suggestion.queries import explain, frozen
from records.vacancy import actions as vacancies


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def seeker(world):
    return world.a_seeker()


@pytest.fixture
def vacancy(world, employer):
    return world.a_vacancy(employer)


@pytest.fixture
def proposal(world, seeker, vacancy):
    return world.a_proposal(seeker, vacancy)


def test_a_proposal_begins_without_a_grant_and_with_the_reasons_of_that_day(
    world, seeker, vacancy, proposal, today
):
    assert (proposal.state, proposal.grant_id) == ("proposed", None)
    assert (proposal.employer_id, proposal.centre_id) == (vacancy.employer_id, world.centre_id)
    assert proposal.asked_by == "counsellor"
    assert frozen(proposal.ledger_id) == explain(
        seeker.seeker.id, vacancy.id, today=today, name_limits=False
    )
    assert by_id(proposal.id) is proposal
    assert told() == ["introduction-proposed"]


def test_a_seeker_may_ask_themselves(world, seeker, vacancy):
    asked = actions.propose(world.act(seeker), seeker_id=seeker.seeker.id, vacancy_id=vacancy.id)

    assert asked.asked_by == "seeker"


def test_a_listing_has_nobody_to_be_introduced_to(world, seeker):
    listing = vacancies.write(world.act(), {"title": "Lái xe"}, source=("Sàn", "1"))
    vacancies.post(world.act(), listing)
    session.flush()

    with pytest.raises(NoEmployer):
        world.a_proposal(seeker, listing)


@pytest.mark.parametrize("verb", ["pause", "fill", "close"])
def test_a_vacancy_that_takes_nobody_is_refused(world, employer, seeker, vacancy, verb):
    getattr(vacancies, verb)(world.act(employer), vacancy)
    session.flush()

    with pytest.raises(NotOpen):
        world.a_proposal(seeker, vacancy)


def test_a_draft_and_a_vacancy_past_its_last_day_are_refused(world, employer, seeker, today):
    over = world.a_vacancy(employer)
    over.open_until = today - timedelta(days=1)

    for closed in (over, world.a_draft(employer)):
        with pytest.raises(NotOpen):
            world.a_proposal(seeker, closed)


def test_two_who_are_in_touch_are_not_put_in_touch_again(world, seeker, vacancy, proposal):
    with pytest.raises(AlreadyInTouch):
        world.a_proposal(seeker, vacancy)
    world.a_proposal(world.a_seeker(), vacancy)


def test_of_two_asking_at_once_one_introduction_comes(own_house):
    world = own_house.world
    with own_house.app.app_context():
        seeker_id, vacancy_id = world.a_seeker().seeker.id, world.a_vacancy().id
        session.commit()

    answers = own_house.at_once(
        *[lambda: actions.propose(world.act(), seeker_id=seeker_id, vacancy_id=vacancy_id).id] * 4
    )

    assert sum(isinstance(x, int) for x in answers) == 1
    refused = [x for x in answers if not isinstance(x, int)]
    assert all(isinstance(x, AlreadyInTouch | IntegrityError) for x in refused), refused


def test_being_introduced_takes_a_grant(world, seeker, proposal):
    with pytest.raises(GrantsNothing):
        actions.introduce(world.act(seeker), proposal, parts=(), how="screen")

    actions.introduce(world.act(seeker), proposal, parts=("contact",), how="screen")

    assert (proposal.state, of_seeker(seeker.seeker.id)[0].parts) == ("introduced", ("contact",))
    assert told()[-1] == "introduction-made"


def test_an_employer_introduces_nobody_to_themselves(world, employer, proposal):
    with pytest.raises(NotAllowed):
        actions.introduce(world.act(employer), proposal, parts=("contact",), how="screen")


def test_an_interview_is_agreed_and_may_be_moved(world, employer, proposal, clock):
    with pytest.raises(Moved):
        actions.invite(world.act(employer), proposal, at=clock(), where="Xưởng")
    session.refresh(proposal)
    actions.introduce(world.act(), proposal, parts=("contact",), how="paper")
    for days in (2, 3):
        at = clock() + timedelta(days=days)
        actions.invite(world.act(employer), proposal, at=at, where="Xưởng")

    assert (proposal.state, proposal.interview_at) == ("interview", at)
    assert told().count("interview-agreed") == 2


def test_the_same_time_and_place_again_is_nothing_new(world, employer, proposal, clock):
    actions.introduce(world.act(), proposal, parts=("contact",), how="paper")
    at = clock() + timedelta(days=2)
    for where in ("Xưởng", "Xưởng", "Cổng 2"):
        actions.invite(world.act(employer), proposal, at=at, where=where)

    assert told().count("interview-agreed") == 2
    assert [x.verb for x in steps_of("introduction", proposal.id)].count("invite") == 2


@pytest.mark.parametrize("verb", ["decline", "withdraw", "lapse"])
def test_what_was_granted_ends_with_the_introduction(world, employer, seeker, vacancy, today, verb):
    introduction = world.an_introduction(seeker, vacancy, parts=("contact",))
    assert of_seeker(seeker.seeker.id)[0].holds(today)

    leave(world, employer, seeker, introduction, verb)

    assert not of_seeker(seeker.seeker.id)[0].holds(today)
    assert introduction.moved_at == world.clock()


def test_a_no_owes_its_reason(world, employer, proposal):
    with pytest.raises(ReasonOwed):
        actions.decline(world.act(employer), proposal, reason="  ")


@pytest.mark.parametrize("verb", ["decline", "withdraw", "lapse"])
def test_reopened_it_begins_with_a_fresh_card_and_no_grant(world, employer, seeker, vacancy, verb):
    introduction = world.an_introduction(seeker, vacancy, parts=("contact",))
    card = introduction.code
    leave(world, employer, seeker, introduction, verb)

    with pytest.raises(ReasonOwed):
        actions.reopen(world.act(), introduction, reason="")
    actions.reopen(world.act(), introduction, reason="Hai bên muốn thử lại.")
    session.flush()

    assert introduction.state == "proposed"
    assert introduction.code != card
    assert (introduction.grant_id, introduction.decline_reason) == (None, None)
    steps = steps_of("introduction", introduction.id)
    assert [x.verb for x in steps] == ["begin", "introduce", verb, "reopen"]


def test_a_reopened_introduction_tells_its_topics_again(world, employer, seeker, vacancy):
    introduction = world.a_proposal(seeker, vacancy)
    for _ in range(2):
        actions.introduce(world.act(seeker), introduction, parts=("contact",), how="screen")
        leave(world, employer, seeker, introduction, "decline")
        actions.reopen(world.act(), introduction, reason="Thử lại.")

    assert told().count("introduction-made") == 2
    assert told().count("introduction-declined") == 2


def test_only_the_centre_reopens_and_not_beside_a_living_one(world, employer, seeker, vacancy):
    old = world.a_proposal(seeker, vacancy)
    leave(world, employer, seeker, old, "withdraw")
    with pytest.raises(NotAllowed):
        actions.reopen(world.act(seeker), old, reason="Tôi đổi ý.")
    session.refresh(old)
    world.a_proposal(seeker, vacancy)

    with pytest.raises(AlreadyInTouch):
        actions.reopen(world.act(), old, reason="Thử lại.")


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"state": "introduced"}, "no_name_without_grant"),
        ({"state": "started"}, "no_name_without_grant"),
        ({"state": "lost"}, "state_known"),
    ],
)
def test_the_database_shows_no_name_without_a_grant(proposal, wrong, rule):
    for name, value in wrong.items():
        setattr(proposal, name, value)

    with pytest.raises(IntegrityError, match=rule):
        session.flush()


def test_the_database_knows_no_interview_without_a_time(world, seeker, vacancy):
    introduction = world.an_introduction(seeker, vacancy, parts=("contact",))
    introduction.state = "interview"

    with pytest.raises(IntegrityError, match="interview_has_time"):
        session.flush()


def leave(world, employer, seeker, introduction, verb):
    if verb == "decline":
        actions.decline(world.act(employer), introduction, reason="Đã đủ người.")
    elif verb == "withdraw":
        actions.withdraw(world.act(seeker), introduction)
    else:
        actions.lapse(world.act(), introduction)
    session.flush()


def told():
    topics = session.scalars(select(Event.topic).order_by(Event.id))
    return [topic for topic in topics if topic != "vacancy-posted"]
