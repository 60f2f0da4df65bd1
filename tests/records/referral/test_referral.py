"""Sending a person on: nobody is told without their consent, and its end is the referral's end."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from records.consent.purposes import CREDIT, TRAINING
from records.consent.queries import ConsentNeeded, ConsentWithdrawn
from records.course.queries import card
from records.ledger import session
from records.lifecycle import Moved, NotAllowed
from records.referral import actions, queries
from records.referral.queries import Came
from records.seeker import consenting
from tests.seeker_portal.made import a_course

NOVEMBER = {"first": date(2026, 11, 1), "last": date(2026, 11, 30)}


@pytest.fixture
def seeker(world):
    return world.a_seeker()


@pytest.fixture
def course(world, today):
    row = a_course(world, title="Hàn cơ bản", starts_on=today + timedelta(days=5))
    return card(row.code)


@pytest.fixture
def to_course(world, seeker, course):
    return actions.to_course(world.act(), seeker.seeker, course)


def test_a_course_is_offered_without_any_consent_and_accepted_only_with_it(
    world, seeker, to_course
):
    with pytest.raises(ConsentNeeded):
        actions.accept(world.act(seeker), to_course)

    held = world.a_consent(seeker.seeker, TRAINING)
    actions.accept(world.act(seeker), to_course)

    assert (to_course.state, to_course.consent_id) == ("accepted", held.id)


def test_a_consent_withdrawn_is_a_referral_revoked_at_once(world, seeker, to_course):
    consent = world.a_consent(seeker.seeker, TRAINING)
    actions.accept(world.act(seeker), to_course)
    withdraw(world, seeker, consent)

    (facts,) = queries.of_seeker(seeker.seeker.id)

    assert (facts.state, facts.closed) == ("revoked", False)
    with pytest.raises(ConsentWithdrawn):
        actions.enrol(world.act(), to_course)
    actions.revoke(world.act(), to_course)
    assert queries.one_for_centre(to_course.code, centre_id=world.centre_id).closed


def test_what_was_reached_stays_when_a_consent_ends(world, seeker, to_course):
    consent = world.a_consent(seeker.seeker, TRAINING)
    for verb in ("accept", "enrol", "finish"):
        getattr(actions, verb)(world.act(), to_course)
    withdraw(world, seeker, consent)

    assert queries.of_seeker(seeker.seeker.id)[0].state == "done"


def test_anybody_may_agree_to_credit_so_that_it_tells_nothing(world, seeker):
    loan = actions.to_place(world.act(), seeker.seeker, "credit", where="Ngân hàng ở Gio Linh")
    world.a_consent(seeker.seeker, CREDIT)
    actions.accept(world.act(seeker), loan)

    actions.borrow(world.act(), loan, amount=50_000_000)

    assert queries.of_seeker(seeker.seeker.id)[0].amount == 50_000_000
    assert queries.outcomes(world.centre_id, **NOVEMBER)["credit"] == Came(1, 1, 0, 50_000_000)


def test_work_abroad_and_organisations_need_no_consent_since_nobody_is_told(world, seeker):
    abroad = actions.to_place(
        world.act(), seeker.seeker, "abroad", where="Phòng lao động ngoài nước"
    )

    actions.accept(world.act(), abroad)
    actions.arrive(world.act(), abroad)

    assert queries.outcomes(world.centre_id, **NOVEMBER)["abroad"] == Came(1, 1, 1, 0)


@pytest.mark.parametrize("verb", ["borrow", "arrive"])
def test_a_step_of_another_kind_is_refused(world, seeker, to_course, verb):
    world.a_consent(seeker.seeker, TRAINING)
    actions.accept(world.act(), to_course)
    more = {"amount": 5} if verb == "borrow" else {}

    with pytest.raises(Moved):
        getattr(actions, verb)(world.act(), to_course, **more)


def test_only_the_centre_says_that_somebody_enrolled_but_each_may_step_back(
    world, seeker, to_course
):
    world.a_consent(seeker.seeker, TRAINING)
    actions.accept(world.act(seeker), to_course)

    with pytest.raises(NotAllowed):
        actions.enrol(world.act(seeker), to_course)
    actions.drop(world.act(seeker), to_course)

    assert to_course.state == "dropped"


def test_a_course_that_has_begun_or_is_on_the_way_is_not_offered(world, seeker, course, today):
    actions.to_course(world.act(), seeker.seeker, course)
    with pytest.raises(actions.ReferredAlready):
        actions.to_course(world.act(), seeker.seeker, course)

    begun = a_course(world, title="Điện", starts_on=today - timedelta(days=1))
    with pytest.raises(actions.CourseOver):
        actions.to_course(world.act(), seeker.seeker, card(begun.code))


def test_where_to_is_no_text_in_the_table(world, seeker):
    actions.to_place(world.act(), seeker.seeker, "organisation", where="Hội Phụ nữ")

    stored = session.scalar(text("select where_sealed from referral"))
    assert "Hội".encode() not in stored
    assert queries.of_seeker(seeker.seeker.id)[0].where == "Hội Phụ nữ"


def withdraw(world, seeker, consent):
    asked = consenting.asked_of_self(seeker.person_id)
    consenting.withdraw(world.act(seeker), seeker.seeker, consent.code, asked=asked)
    session.flush()
    session.expire_all()
