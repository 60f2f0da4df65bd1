"""Two records of one person: everything moves to the kept one, the other is erased and points at it."""

from datetime import date, timedelta

import pytest

from records.consent.actions import withdraw
from records.consent.purposes import CREDIT, FOLLOW_UP, STORY, TRAINING
from records.consent.queries import in_force
from records.counselling import actions as talks
from records.counselling.queries import of_seeker as talks_of
from records.introduction import queries as introductions
from records.ledger import session
from records.overview.queries import access_of
from records.person.details import Details, seal
from records.person.model import Person
from records.person.queries import facts
from records.person.queries import row as person_row
from records.placement import queries as placements
from records.programme.envelope import Envelope
from records.readiness import actions as readiness
from records.readiness.actions import Said
from records.readiness.queries import of_seeker as items_of
from records.referral import actions as referrals
from records.referral.queries import of_seeker as referrals_of
from records.rights.erasing import erase
from records.rights.merging import BothGoOn, NotTwice, found_twice, merge
from records.seeker.queries import own_envelope

CITIZEN_ID = "045190001234"


@pytest.fixture
def both(world):
    """One person, registered by telephone and again by citizen id."""
    one = world.a_seeker(name="Nguyễn Thị Đào", phone="+84912345678")
    other = world.a_seeker(
        name="Nguyễn Thị Đào",
        envelope=Envelope(member=True, barred_trades=("5401",), barred_until=date(2027, 5, 1)),
    )
    for known, phone in ((one, "+84912345678"), (other, None)):
        person = person_row(known.person_id, centre_id=world.centre_id)
        seal(person, Details("Nguyễn Thị Đào", phone, CITIZEN_ID))
    session.flush()
    return one, other


def test_they_are_found_by_what_they_share(world, both):
    (pair,) = found_twice(world.centre_id)

    assert {pair.one, pair.other} == {known.seeker_code for known in both}
    assert pair.by == "citizen_id"


def test_what_belonged_to_the_other_is_the_kept_ones(world, both):
    one, other = both
    employer = world.an_employer()
    placed = world.a_placement(
        employer, world.an_introduction(other, world.a_vacancy(employer), parts=("contact",))
    )
    world.a_consent(other.seeker, STORY)

    merge(world.act(), one.seeker, other.seeker)

    today = world.act().today
    assert [x.code for x in placements.of_seeker(one.seeker.id)] == [placed.code]
    assert len(introductions.for_seeker(one.seeker.id, today=today)) == 1
    assert in_force(one.person_id, STORY, today=today)
    (view,) = introductions.for_employer(employer.employer_id, today=today)
    assert view.contact.phone == "+84912345678"


def test_what_was_done_for_the_other_can_be_read_and_goes_on(world, both):
    one, other = both
    act, today = world.act(), world.act().today
    talks.note(act, other.seeker, kind="work", held_on=today, words="Muốn học hàn.")
    loan = referrals.to_place(act, other.seeker, "credit", where="Ngân hàng ở Gio Linh")
    world.a_consent(other.seeker, CREDIT)
    referrals.accept(act, loan)
    readiness.write(act, one.seeker, {"phone": Said("has")})
    readiness.write(act, other.seeker, {"phone": Said("missing"), "residence": Said("has")})

    merge(act, one.seeker, other.seeker)

    assert [x.note for x in talks_of(one.seeker.id)] == ["Muốn học hàn."]
    (sent,) = referrals_of(one.seeker.id)
    assert (sent.state, sent.where) == ("accepted", "Ngân hàng ở Gio Linh")
    assert {x.kind: x.state for x in items_of(one.seeker.id)} == {
        "phone": "has",
        "residence": "has",
    }


def test_the_other_is_erased_and_points_at_the_kept_one(world, both):
    one, other = both
    merge(world.act(), one.seeker, other.seeker)

    assert facts(other.person_id).details.name == ""
    assert session.get(Person, other.person_id).merged_into_id == one.person_id
    assert found_twice(world.centre_id) == ()
    assert access_of(one.seeker_code, centre_id=world.centre_id).code == one.login


def test_every_limit_of_both_stays(world, both):
    one, other = both
    merge(world.act(), one.seeker, other.seeker)

    held = own_envelope(one.person_id)
    assert (held.member, held.barred_trades) == (True, ("5401",))
    assert held.barred_until == date(2027, 5, 1)


def test_a_later_no_of_either_counts(world, clock, both):
    one, other = both
    for purpose in (TRAINING, STORY):
        world.a_consent(one.seeker, purpose)
    theirs = world.a_consent(other.seeker, STORY)
    clock.now += timedelta(days=1)
    withdraw(world.act(), theirs)
    merge(world.act(), one.seeker, other.seeker)

    today = world.act().today
    assert in_force(one.person_id, TRAINING, today=today)
    assert in_force(one.person_id, STORY, today=today) is None
    assert in_force(one.person_id, FOLLOW_UP, today=today) is None


def test_two_who_go_on_at_the_same_vacancy_stay_two(world, both):
    one, other = both
    vacancy = world.a_vacancy()
    world.a_proposal(one, vacancy)
    world.a_proposal(other, vacancy)

    with pytest.raises(BothGoOn):
        merge(world.act(), one.seeker, other.seeker)

    assert facts(other.person_id).details.name == "Nguyễn Thị Đào"


def test_people_who_share_nothing_are_never_made_one(world, both):
    with pytest.raises(NotTwice):
        merge(world.act(), both[0].seeker, world.a_seeker(name="Lê Văn Khác").seeker)


def test_who_was_erased_is_nobodys_double(world, both):
    _one, other = both
    erase(world.act(), other.person_id)

    assert found_twice(world.centre_id) == ()


def test_a_counsellor_sees_both_and_keeps_one(world, both, visitor):
    one, other = both
    session.commit()
    desk = visitor.signed_in_as(world.counsellor)
    desk.get("/desk/twice")
    page = desk.get(f"/desk/twice/{one.seeker_code}/{other.seeker_code}")
    assert page.text.count(CITIZEN_ID) == 2

    page = desk.submit(f"/desk/twice/{one.seeker_code}/{other.seeker_code}")

    assert page.h1 == "Nguyễn Thị Đào"
    assert facts(other.person_id).details.name == ""
