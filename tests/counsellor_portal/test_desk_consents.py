"""What a person agreed to, at the desk: read by who may, written over from paper, ended on their word."""

from datetime import timedelta

import pytest

from records.consent.purposes import CREDIT, REGISTRATION, STORY
from records.consent.queries import of_person
from records.ledger import session
from records.programme.envelope import Envelope

PAPER = {"given_on-day": "20", "given_on-month": "11", "given_on-year": "2026"}


@pytest.fixture
def seeker(world):
    known = world.a_seeker(name="Nguyễn Thị Đào")
    session.commit()
    return known


@pytest.fixture
def member(world):
    until = (world.clock() + timedelta(days=400)).date()
    known = world.a_seeker(envelope=Envelope(member=True, credit_until=until))
    session.commit()
    return known


def address(known):
    return f"/desk/seekers/{known.seeker_code}/consents"


def test_who_was_just_registered_is_one_step_from_their_paper(desk, seeker):
    page = desk.get(f"/desk/seekers/{seeker.seeker_code}")

    assert "Chưa ghi điều người này đồng ý" in page.text
    assert address(seeker) in page.links()


def test_a_paper_is_written_over_with_its_day_and_nothing_chosen_beforehand(desk, seeker, world):
    page = desk.get(address(seeker))
    assert not [box for box in page.tree.iter("input") if box.get("checked") is not None]

    page = desk.submit(**PAPER, purposes=[REGISTRATION, STORY])

    held = of_person(seeker.person_id)
    assert [x.said.purpose for x in held] == [STORY, REGISTRATION]
    assert {(x.how, x.taken_by, x.said.language) for x in held} == {
        ("paper", world.counsellor.account_id, "vi")
    }
    assert "20/11/2026" in page.text
    assert "Trần Thị Hoa" in page.text
    assert "Chưa ghi điều" not in desk.get(f"/desk/seekers/{seeker.seeker_code}").text


def test_the_text_of_a_paper_is_vietnamese_in_whatever_language_the_desk_is_read(desk, seeker):
    desk.in_english().get(address(seeker))
    page = desk.submit(**PAPER, purposes=[STORY])

    assert of_person(seeker.person_id)[0].said.language == "vi"
    assert "desk-" not in page.text


def test_a_paper_without_day_or_choice_is_asked_again(desk, seeker):
    desk.get(address(seeker))

    assert len(desk.submit(status=422).errors) == 2
    assert len(desk.submit(status=422, **PAPER, purposes=["follow-up"]).errors) == 3
    assert of_person(seeker.person_id) == ()


def test_a_paper_of_tomorrow_is_refused_in_plain_words(desk, seeker):
    desk.get(address(seeker))
    page = desk.submit(status=409, **{**PAPER, "given_on-day": "24"}, purposes=[STORY])

    assert "chưa tới" in page.text
    assert of_person(seeker.person_id) == ()


def test_it_is_ended_when_the_person_says_so(desk, seeker, world):
    code = world.a_consent(seeker.seeker, STORY).code
    session.commit()
    desk.get(address(seeker))

    page = desk.submit(f"{code}/withdraw")

    assert "Đã rút lại" in page.text
    assert of_person(seeker.person_id)[0].withdrawn_at


def test_a_colleague_reads_the_same_of_a_loan_whoever_it_is(desk, visitor, member, seeker, world):
    desk.get(address(seeker))
    desk.submit(**PAPER, purposes=[CREDIT])
    colleague = visitor.signed_in_as(world.a_manager())

    for one in (member, seeker):
        assert "Giúp vay vốn" in colleague.get(address(one)).text
    assert of_person(seeker.person_id)[0].said.purpose == CREDIT


def test_an_employer_has_no_way_here(visitor, world, seeker):
    visitor.signed_in_as(world.an_employer()).get(address(seeker), status=403)


def test_a_person_of_another_centre_does_not_exist_here(desk, seeker):
    desk.get("/desk/seekers/nobody2345/consents", status=404)
