"""Who is asked for what, and what ends with a yes."""

from datetime import date, timedelta

import pytest

from records.consent.purposes import (
    CREDIT,
    FOR_MEMBERS,
    PROGRAMME_KNOWN,
    PURPOSES,
    REGISTRATION,
    STORY,
)
from records.consent.queries import ConsentNeeded, ConsentWithdrawn
from records.consent.said import ConsentText
from records.introduction import actions as introductions
from records.introduction import consenting as towards
from records.introduction.queries import for_employer
from records.ledger import NotFound
from records.lifecycle.machine import Moved, NotAllowed
from records.person.details import Details
from records.programme.envelope import Envelope
from records.seeker import actions, consenting, queries

MEMBER = Envelope(member=True, credit_until=date(2028, 5, 1))
KNOWN = ConsentText(PROGRAMME_KNOWN, 1, "vi", "Được trả lời một câu.")


@pytest.fixture
def member(world):
    return world.a_seeker(envelope=MEMBER)


def test_whoever_is_not_in_the_programme_is_never_asked_about_it(world, member):
    other = world.a_seeker()

    assert set(consenting.asked_of_self(member.person_id)) == set(PURPOSES)
    assert not set(consenting.asked_of_self(other.person_id)) & FOR_MEMBERS
    for purpose in FOR_MEMBERS:
        with pytest.raises(NotFound):
            world.a_consent(other.seeker, purpose)


def test_only_ones_own_counsellor_reads_and_asks_about_it(world, member):
    own = consenting.asked_by(member.seeker.id, counsellor_id=world.counsellor.account_id)
    colleague = consenting.asked_by(member.seeker.id, counsellor_id=world.a_manager().account_id)

    assert set(own) - set(colleague) == FOR_MEMBERS
    assert [x.said.purpose for x in consenting.of_seeker(member.person_id, colleague)] == [CREDIT]


def test_the_credit_window_is_kept_with_its_own_yes_only(world):
    known = world.a_seeker(envelope=Envelope(member=True))

    with pytest.raises(ConsentNeeded):
        consenting.keep_credit_until(world.act(), known.seeker, date(2028, 5, 1))
    with pytest.raises(ConsentNeeded):
        actions.register(
            world.act(),
            Details(name="Hồ Thị Mai"),
            {},
            centre_id=world.centre_id,
            branch_id=world.branch_id,
            counsellor_id=None,
            envelope=MEMBER,
        )


def test_the_credit_window_is_gone_with_its_yes(world, member):
    assert queries.own_envelope(member.person_id).credit_until == date(2028, 5, 1)
    (held,) = consenting.of_seeker(member.person_id, PURPOSES)

    ended = consenting.withdraw(world.act(member), member.seeker, held.code, asked=PURPOSES)

    assert ended == CREDIT
    assert queries.own_envelope(member.person_id) == Envelope(member=True)


def test_without_a_yes_to_counselling_the_centre_stops_and_the_person_may_still_ask(world):
    seeker, vacancy = world.a_seeker(), world.a_vacancy()
    yes = world.a_consent(seeker.seeker, REGISTRATION)

    consenting.withdraw(world.act(seeker), seeker.seeker, yes.code, asked=PURPOSES)

    assert seeker.seeker.state == "left"
    with pytest.raises(ConsentWithdrawn):
        actions.resume(world.act(), seeker.seeker)
    with pytest.raises(ConsentWithdrawn):
        world.a_proposal(seeker, vacancy)
    assert introductions.propose(
        world.act(seeker), seeker_id=seeker.seeker.id, vacancy_id=vacancy.id
    )
    world.clock.now += timedelta(days=1)
    world.a_consent(seeker.seeker, REGISTRATION)
    actions.resume(world.act(), seeker.seeker)


def test_refusing_everything_else_blocks_nothing(world):
    seeker, employer = world.a_seeker(), world.an_employer()
    for purpose in (STORY,):
        yes = world.a_consent(seeker.seeker, purpose)
        consenting.withdraw(world.act(seeker), seeker.seeker, yes.code, asked=PURPOSES)

    it = world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",))
    assert world.a_placement(employer, it)


def test_one_employer_may_be_told_only_if_the_person_begins_it(world, member, today):
    employer = world.an_employer()
    it = world.an_introduction(member, world.a_vacancy(employer), parts=("contact",))
    before = repr_of(for_employer(employer.employer_id, today=today))

    with pytest.raises(NotFound):
        towards.let_employer_know(world.act(), it, KNOWN)
    with pytest.raises(NotAllowed):
        consenting.agree_that_known(
            world.act(), member.seeker, KNOWN, employer_id=it.employer_id, until=today
        )
    towards.let_employer_know(world.act(member), it, KNOWN)

    held = towards.known_to_employer(it, today=today)
    assert held.said.until == today + timedelta(days=90)
    assert repr_of(for_employer(employer.employer_id, today=today)) == before
    towards.take_back(world.act(member), it)
    assert towards.known_to_employer(it, today=today) is None
    with pytest.raises(NotFound):
        towards.take_back(world.act(member), it)


def test_nobody_else_is_asked_whether_an_employer_may_be_told(world, member):
    vacancy = world.a_vacancy()
    other = world.a_seeker()
    plain = world.an_introduction(other, vacancy, parts=("contact",))
    proposed = world.a_proposal(member, vacancy)

    assert not towards.can_be_known(plain)
    assert not towards.can_be_known(proposed)
    with pytest.raises(NotFound):
        towards.let_employer_know(world.act(other), plain, KNOWN)
    with pytest.raises(Moved):
        towards.let_employer_know(world.act(member), proposed, KNOWN)


def repr_of(views):
    return [(view.state, view.card, view.reasons, view.moved_at) for view in views]
