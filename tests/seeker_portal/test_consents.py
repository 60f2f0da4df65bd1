"""What a person agrees to on their own screen: nothing beforehand, each alone, undone at will."""

from datetime import timedelta

import pytest

from records.consent.purposes import CREDIT, FOLLOW_UP, REGISTRATION, STORY, TRAINING
from records.consent.queries import of_person
from records.ledger import session
from records.programme.envelope import Envelope
from records.seeker.queries import own_envelope

LOAN = "vay vốn"


@pytest.fixture
def seeker(world):
    known = world.a_seeker()
    session.commit()
    return known


@pytest.fixture
def member(world):
    until = (world.clock() + timedelta(days=400)).date()
    known = world.a_seeker(envelope=Envelope(member=True, credit_until=until))
    session.commit()
    return known


def agree(visitor, page, purpose, **more):
    form = next(
        form
        for form in page.tree.iter("form")
        if any(box.get("value") == purpose for box in form.iter("input"))
    )
    sent = {box.get("name"): box.get("value") for box in form.iter("input") if is_hidden(box)}
    return visitor.post("/consents", {**sent, **more}, status=more.pop("status", 200))


def is_hidden(box):
    return box.get("type") == "hidden"


def test_nothing_is_agreed_to_or_chosen_beforehand(visitor, seeker):
    page = visitor.signed_in_as(seeker).get("/consents")

    assert page.h1 == "Điều tôi đồng ý"
    assert page.text.count("Chưa đồng ý") == 5
    assert not [box for box in page.tree.iter("input") if box.get("checked") is not None]
    assert "kết nối cung - cầu lao động" in page.text


def test_each_is_agreed_to_and_taken_back_alone(visitor, seeker):
    page = visitor.signed_in_as(seeker).get("/consents")

    page = agree(visitor, page, STORY)
    assert page.text.count("Chưa đồng ý") == 4
    page = agree(visitor, page, TRAINING)
    assert [x.said.purpose for x in of_person(seeker.person_id)] == [TRAINING, STORY]
    page = visitor.submit(f"/consents/{of_person(seeker.person_id)[1].code}/withdraw")

    assert "Đã rút lại" in page.text
    assert [x.withdrawn_at is None for x in of_person(seeker.person_id)] == [True, False]


def test_what_is_kept_is_the_text_in_the_language_it_was_read_in(visitor, seeker):
    page = visitor.signed_in_as(seeker).in_english().get("/consents")
    agree(visitor, page, STORY)

    (held,) = of_person(seeker.person_id)
    assert (held.said.language, held.said.version, held.how) == ("en", 1, "screen")
    assert "seeker-page" not in visitor.get("/consents").text


def test_a_text_nobody_was_shown_is_not_agreed_to(visitor, seeker):
    page = visitor.signed_in_as(seeker).get("/consents")

    page = agree(visitor, page, STORY, shown="0" * 64, status=409)

    assert "Hãy mở lại trang" in page.text
    assert of_person(seeker.person_id) == ()


def test_being_asked_later_needs_a_way_and_an_hour(visitor, seeker):
    page = visitor.signed_in_as(seeker).get("/consents")

    page = agree(visitor, page, FOLLOW_UP, hours="evening", status=422)
    assert len(page.errors) == 2
    page = agree(visitor, page, FOLLOW_UP, hours="evening", channel="sms", answers="only-me")

    (held,) = of_person(seeker.person_id)
    assert (held.said.channel, held.said.hours, held.said.answers) == ("sms", "evening", "only-me")
    assert "Nhắn tin" in page.text


def test_taking_back_the_first_stops_the_search_and_says_so_before(visitor, world, seeker):
    world.a_consent(seeker.seeker, REGISTRATION)
    session.commit()
    page = visitor.signed_in_as(seeker).get("/consents")
    assert "thôi tìm việc giúp bạn" in page.text

    visitor.submit(f"{of_person(seeker.person_id)[0].code}/withdraw")

    assert seeker.seeker.state == "left"


def test_everybody_reads_of_a_loan_so_that_it_tells_nothing(visitor, seeker, member):
    assert LOAN in visitor.signed_in_as(seeker).get("/consents").text
    assert LOAN in visitor.signed_in_as(member).get("/consents").text


def test_the_day_of_the_loan_goes_with_its_yes(visitor, member):
    visitor.signed_in_as(member).get("/consents")
    (held,) = of_person(member.person_id)
    assert held.said.purpose == CREDIT

    visitor.submit(f"{held.code}/withdraw")

    assert own_envelope(member.person_id).credit_until is None


def test_anybody_may_agree_to_help_with_a_loan(visitor, seeker):
    page = visitor.signed_in_as(seeker).get("/consents")

    agree(visitor, page, CREDIT)

    assert [x.said.purpose for x in of_person(seeker.person_id)] == [CREDIT]


def test_somebody_elses_consent_cannot_be_taken_back(visitor, member, seeker):
    code = of_person(member.person_id)[0].code
    page = visitor.signed_in_as(seeker).get("/consents")

    visitor.post(f"/consents/{code}/withdraw", page.fields(), status=404)


def test_one_employer_may_be_told_only_when_the_person_begins_it(visitor, world, member):
    employer = world.an_employer()
    it = world.an_introduction(member, world.a_vacancy(employer), parts=("contact",))
    session.commit()
    address = f"/introductions/{it.code}/consent"
    assert address in visitor.signed_in_as(member).get(f"/introductions/{it.code}").links()

    page = visitor.get(address)
    assert "nhiều nhất 90 ngày" in page.text
    page = visitor.submit(address)

    assert "Đến hết ngày" in page.text
    assert "Xưởng cơ khí Bình Minh" in visitor.get("/consents").text
    visitor.signed_in_as(employer)
    assert LOAN not in visitor.get(f"/employer/introductions/{it.code}").text
    visitor.signed_in_as(member).get(address)
    assert "Chưa đồng ý" in visitor.submit(address).text


def test_nobody_else_has_that_page(visitor, world, seeker):
    it = world.an_introduction(seeker, world.a_vacancy(), parts=("contact",))
    session.commit()
    visitor.signed_in_as(seeker)

    assert not [x for x in visitor.get(f"/introductions/{it.code}").links() if "consent" in x]
    visitor.get(f"/introductions/{it.code}/consent", status=404)


def test_it_is_found_from_who_sees_me(visitor, seeker):
    assert "/consents" in visitor.signed_in_as(seeker).get("/seen").links()
