"""A person's side of a trial: one tap agrees, one tap refuses; the reference is theirs to read first."""

import pytest

from records.ledger import session
from records.trial import actions, queries
from tests.papers.reading import text_of


@pytest.fixture
def seeker(world):
    return world.a_seeker(name="Hồ Văn Pả")


@pytest.fixture
def met(world, seeker):
    employer = world.an_employer(name="Xưởng mộc An Hòa")
    return world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",))


@pytest.fixture
def proposed(world, met):
    today = world.act().today
    terms = {"tasks": ["Hàn khung"], "work_hours": "8 giờ", "pay_written": "300.000 đ"}
    made = actions.propose(world.act(), met, first_day=today, last_day=today, **terms)
    session.commit()
    return made


@pytest.mark.parametrize(("tap", "state"), [("/agree", "trial"), ("/call-off", "introduced")])
def test_a_trial_is_answered_by_one_tap(visitor, seeker, met, proposed, tap, state):
    visitor.signed_in_as(seeker)
    assert "Mời bạn làm thử" in visitor.get("/introductions").text
    visitor.get(f"/introductions/{met.code}")
    visitor.submit(tap)

    assert met.state == state
    assert (proposed.state == "agreed") == (state == "trial")


def test_the_reference_is_read_given_a_sentence_and_printed(visitor, world, seeker, met):
    world.a_trial(met, went="helped")
    session.commit()
    visitor.signed_in_as(seeker)
    page = visitor.get(f"/introductions/{met.code}/reference")
    assert "Làm được khi có người giúp" in page.text
    address = f"/introductions/{met.code}/reference"
    sent = {**page.fields("/reference"), "own_words": "Tôi thích nghề hàn.", "shown": "yes"}
    visitor.post(address, sent)

    (mine,) = queries.references(seeker.seeker.id)
    assert (mine.own_words, mine.shown) == ("Tôi thích nghề hàn.", True)
    assert address in visitor.get("/my-data").links()
    said = text_of(visitor.client.get(f"{address}.pdf").data)
    for words in ("Hồ Văn Pả", "Xưởng mộc An Hòa", "Hàn khung", "Tôi thích nghề hàn."):
        assert words in said


def test_there_is_no_reference_before_the_employer_reported(visitor, world, seeker, met):
    world.a_trial(met)
    session.commit()
    visitor.signed_in_as(seeker)

    visitor.get(f"/introductions/{met.code}/reference", status=404)
    visitor.get(f"/introductions/{met.code}/trial/report")


def test_a_grant_offers_references_only_to_who_chose_one(visitor, world, seeker, met):
    world.a_trial(met, went="alone")
    again = world.a_proposal(seeker, world.a_vacancy(title="Thợ cơ khí"))
    session.commit()
    visitor.signed_in_as(seeker)
    words = "Giấy nhận xét công việc"
    assert words not in visitor.get(f"/introductions/{again.code}/grant").text

    actions.own(world.act(seeker), met, own_words="", shown=True)
    session.commit()

    assert words in visitor.get(f"/introductions/{again.code}/grant").text
