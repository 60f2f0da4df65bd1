"""Two records of one person become one: what moves, what ends, and when it is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest

from records.account.model import Account
from records.consent.purposes import CREDIT, STORY, TRAINING
from records.consent.queries import in_force, of_person
from records.grant.queries import of_seeker as grants_of
from records.history import steps_of
from records.introduction.queries import for_centre
from records.introduction.states import STATES
from records.ledger import NotFound, session
from records.person.details import Details
from records.person.model import Person
from records.placement.queries import of_seeker as placements_of
from records.programme.envelope import Envelope
from records.programme.queries import envelope
from records.rights import merging
from records.rights.duplicates import joined_to, same_as
from records.rights.joining import joined
from records.seeker import actions as seekers
from records.seeker import consenting
from records.seeker.queries import of_person as seeker_of
from tests.visitor import Visitor

PHONE = "+84912345678"


@pytest.fixture
def kept(world):
    return world.a_seeker(name="Nguyễn Thị Đào")


@pytest.fixture
def other(world):
    return world.a_seeker(name="Nguyễn Thị Đào", envelope=Envelope())


def merge(world, kept, other):
    session.flush()
    merging.merge(
        world.act(), kept=kept.seeker_code, other=other.seeker_code, centre_id=world.centre_id
    )


def test_introductions_placements_and_grants_go_on_under_the_kept_record(world, kept, other):
    employer = world.an_employer()
    it = world.an_introduction(other, world.a_vacancy(employer), parts=("contact",))
    world.a_placement(employer, it)

    merge(world, kept, other)

    found = for_centre(
        world.centre_id, today=world.act().today, states=STATES, seeker_id=kept.seeker.id
    )
    assert [x.code for x in found] == [it.code]
    assert len(placements_of(kept.seeker.id)) == 1
    assert len(grants_of(kept.seeker.id)) == 1
    assert placements_of(other.seeker.id) == ()
    assert grants_of(other.seeker.id) == ()
    assert steps_of("introduction", it.id)[-1].verb == "merge"


def test_the_others_row_points_to_the_kept_one_and_ends(world, kept, other):
    merge(world, kept, other)

    assert joined_to(other.person_id) == kept.person_id
    assert joined_to(kept.person_id) is None
    assert seeker_of(other.person_id).wishes.state == "left"
    assert session.get_one(Account, other.account_id).closed_at
    assert not session.get_one(Account, kept.account_id).closed_at
    assert steps_of("seeker", kept.seeker.id)[-1].verb == "merge"
    assert steps_of("seeker", other.seeker.id)[-1].verb == "merge"


def test_the_account_in_use_stays_whichever_record_it_was_of(app, world, kept, other):
    session.commit()
    Visitor(app).signed_in_as(other)

    merge(world, kept, other)

    assert session.get_one(Person, kept.person_id).account_id == other.account_id
    assert session.get_one(Account, kept.account_id).closed_at
    assert not session.get_one(Account, other.account_id).closed_at


def test_both_accounts_in_use_is_refused_until_one_gets_a_new_slip(app, world, kept, other):
    session.commit()
    Visitor(app).signed_in_as(other)
    Visitor(app).signed_in_as(kept)
    with pytest.raises(merging.BothInUse):
        merge(world, kept, other)

    seekers.give_access(world.act(), other.seeker, pin="246810")
    merge(world, kept, other)
    assert session.get_one(Person, kept.person_id).account_id == kept.account_id


def test_two_introductions_going_on_to_one_vacancy_are_refused(world, kept, other):
    vacancy = world.a_vacancy()
    world.a_proposal(kept, vacancy)
    world.a_proposal(other, vacancy)

    with pytest.raises(merging.BothInTouch):
        merge(world, kept, other)


def test_a_record_is_merged_once_and_never_with_itself(world, kept, other):
    with pytest.raises(merging.SameRecord):
        merge(world, kept, kept)
    merge(world, kept, other)
    for pair in ((kept, other), (other, kept)):
        with pytest.raises(merging.MergedAlready):
            merge(world, *pair)


def test_another_centres_record_does_not_exist(world, kept, other):
    session.flush()
    with pytest.raises(NotFound):
        merging.merge(
            world.act(),
            kept=kept.seeker_code,
            other=other.seeker_code,
            centre_id=world.centre_id + 1,
        )


def test_consents_move_and_the_last_word_counts(world, kept, other, clock):
    world.a_consent(other.seeker, STORY)
    world.a_consent(kept.seeker, TRAINING)
    clock.now += timedelta(days=1)
    code = world.a_consent(other.seeker, TRAINING).code
    asked = consenting.asked_of_self(other.person_id)
    consenting.withdraw(world.act(), other.seeker, code, asked=asked)

    merge(world, kept, other)

    today = world.act().today
    assert in_force(kept.person_id, STORY, today=today)
    assert in_force(kept.person_id, TRAINING, today=today) is None
    assert not [x for x in of_person(other.person_id) if x.holds(today)]


def test_what_an_envelope_said_still_acts_and_the_other_is_empty(world, kept):
    until = world.act().today + timedelta(days=400)
    member = world.a_seeker(
        envelope=Envelope(member=True, credit_until=until, barred_trades=("5322",))
    )
    merge(world, kept, member)

    said = envelope(kept.seeker.programme_id)
    assert (said.member, said.credit_until, said.barred_trades) == (True, until, ("5322",))
    assert envelope(member.seeker.programme_id) == Envelope()
    assert in_force(kept.person_id, CREDIT, today=world.act().today)


def test_two_envelopes_say_together_the_stricter(world):
    day = world.act().today
    mine = Envelope(member=True, barred_trades=("1",), barred_until=day, stay_in_commune="19333")
    theirs = Envelope(exit_suspended=True, barred_trades=("2",), stay_in_commune="19495")

    both = joined(mine, theirs)
    assert both == replace(mine, barred_trades=("1", "2"), barred_until=None, exit_suspended=True)
    assert joined(mine, Envelope()) == mine == joined(Envelope(), mine)


def test_the_same_telephone_finds_the_other_record_until_they_are_one(world):
    one = world.a_seeker(name="Hồ Văn Pả", phone=PHONE)
    two = seekers.register(
        world.act(),
        Details(name="Hồ Văn Pả", phone=PHONE),
        {"trades": [], "commune_code": None},
        centre_id=world.centre_id,
        branch_id=world.branch_id,
        counsellor_id=None,
        same_phone_is_fine=True,
    )
    session.flush()

    assert same_as(one.person_id) == (two.code,)
    codes = {"kept": two.code, "other": one.seeker_code, "centre_id": world.centre_id}
    with pytest.raises(merging.SomebodyElses):
        merging.merge(world.act(), **codes)
    merging.merge(world.act(world.a_manager()), **codes)
    assert same_as(two.person_id) == ()
