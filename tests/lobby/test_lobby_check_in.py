"""Answering by a link or signed in: opening does nothing, nobody is named, what is over looks alike."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from lobby.links import PATHS, address
from records.follow_up.asking import CHECK_IN
from records.follow_up.model import FollowUp
from records.ledger import session
from records.link import actions as links
from records.link import queries
from records.placement import actions as placements
from records.seeker.states import SEEKER

SIDES = pytest.mark.parametrize("side", ["seeker", "employer"])


@pytest.fixture
def employer(world):
    return world.an_employer(name="Xưởng mộc An Hòa")


@pytest.fixture
def seeker(world):
    return world.a_seeker(name="Hồ Văn Pả", phone="+84912345678")


@pytest.fixture
def introduction(world, employer, seeker):
    return world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",))


@pytest.fixture
def working(world, clock, employer, introduction):
    row = world.a_placement(employer, introduction)
    placements.confirm(world.act(), row)
    session.commit()
    clock.now += timedelta(days=30)
    return row


def path(working, side, *, step=30, days=14, clock):
    until = clock.now + timedelta(days=days)
    made = links.renew(CHECK_IN, working.id, step, side, now=clock.now, until=until)
    session.commit()
    return f"{PATHS[CHECK_IN, side]}/{queries.by_id(made).token}"


def answers():
    return [(x.side, x.says) for x in session.scalars(select(FollowUp).order_by(FollowUp.id))]


@SIDES
def test_opening_a_link_changes_nothing_and_its_button_does(visitor, clock, working, side):
    it = path(working, side, clock=clock)
    for _ in range(2):
        visitor.get(it)
    assert answers() == []

    page = visitor.submit(says="still")

    assert answers() == [(side, "still")]
    assert "Đã ghi. Xin cảm ơn!" in page.h1


@SIDES
def test_the_page_names_nobody_and_hints_at_nothing(visitor, clock, working, side):
    page = visitor.get(path(working, side, clock=clock))

    assert "Pả" not in page.html
    assert "0912 345 678" not in page.text
    assert ("An Hòa" in page.html) is False
    assert ("Thợ hàn" in page.text) is (side == "employer")


def test_the_same_tap_again_is_one_answer_and_another_corrects_it(visitor, clock, working):
    visitor.get(path(working, "seeker", clock=clock))
    for says in ("still", "still", "ended"):
        visitor.submit(says=says)

    assert answers() == [("seeker", "still"), ("seeker", "ended")]
    assert working.state == "confirmed"


def test_whoever_else_is_signed_in_answers_as_the_links_audience(visitor, world, clock, working):
    visitor.signed_in_as(world.counsellor).get(path(working, "employer", clock=clock))
    visitor.submit(says="unknown")

    assert answers() == [("employer", "unknown")]


def over(visitor, it):
    """The page of what cannot be answered, without the address and the tokens."""
    page = visitor.get(it, status=404)
    visitor.post(it, {"says": "still"}, status=400)
    return page.text


def test_tampered_foreign_ended_and_finished_links_look_alike(visitor, world, clock, working):
    good = path(working, "employer", clock=clock)
    found = {
        "tampered": over(visitor, good[:-1] + ("a" if good[-1] != "a" else "b")),
        "invented": over(visitor, f"{PATHS[CHECK_IN, 'employer']}/{'z' * 42}"),
        "of the other side": over(
            visitor, path(working, "seeker", clock=clock).replace("/answer", "/employer/answer")
        ),
        "ended": over(visitor, path(working, "employer", step=15, days=0, clock=clock)),
    }
    placements.end(world.act(), working, ended_on=world.act().today, reason="Hết mùa.")
    session.commit()
    found["finished"] = over(visitor, good)

    assert len(set(found.values())) == 1, found
    assert answers() == []


def test_a_link_about_who_asked_to_be_let_alone_is_over(visitor, world, clock, working, seeker):
    it = path(working, "employer", clock=clock)
    SEEKER.move(seeker.seeker, "rest", world.act(seeker))
    session.commit()

    over(visitor, it)


def test_a_renewed_link_ends_the_older_one(visitor, clock, working):
    older = path(working, "seeker", clock=clock)
    newer = path(working, "seeker", days=20, clock=clock)

    over(visitor, older)
    visitor.get(newer)


def test_who_guesses_is_slowed_down_and_an_ended_link_is_no_guess(visitor, clock, working):
    good = path(working, "seeker", clock=clock)
    ended = path(working, "seeker", step=15, days=0, clock=clock)
    for _ in range(9):
        visitor.get(ended, status=404)
    for n in range(5):
        visitor.get(f"/answer/{'z' * 41}{n + 2}", status=404)

    visitor.get(good, status=429)
    clock.now += timedelta(minutes=16)
    visitor.get(good)


def test_the_address_of_a_link_is_the_pages(app, clock, working):
    made = links.make(
        CHECK_IN, working.id, 30, "employer", now=clock.now, until=clock.now + timedelta(days=1)
    )
    link = queries.by_id(made)

    assert address(link) == f"http://127.0.0.1:8000/employer/answer/{link.token}"


def test_signed_in_the_person_answers_in_their_own_pages(visitor, seeker, introduction, working):
    visitor.signed_in_as(seeker)
    assert f"/introductions/{introduction.code}/check-in" in visitor.get("/").links()
    visitor.get(f"/introductions/{introduction.code}/check-in")
    page = visitor.submit(says="still", note="Tốt.")

    assert answers() == [("seeker", "still")]
    assert f"/introductions/{introduction.code}/check-in" not in page.links()
    visitor.get(f"/introductions/{introduction.code}/check-in", status=404)


def test_signed_in_the_employer_is_asked_of_their_own_and_of_nobody_elses(
    visitor, world, employer, introduction, working
):
    it = f"/employer/introductions/{introduction.code}/check-in"
    visitor.signed_in_as(world.an_employer()).get(it, status=404)
    visitor.signed_in_as(employer)
    assert it in visitor.get("/employer/").links()
    visitor.get(it)
    visitor.submit(says="still", note="ra tù", status=422)
    assert session.scalar(select(func.count(FollowUp.id))) == 0
    visitor.submit(says="ended", note="")

    assert answers() == [("employer", "ended")]
