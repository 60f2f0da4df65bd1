"""Courses: open until they are closed, changed under a number, found page by page."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from records.course import actions, queries
from records.history import steps_of
from records.ledger import NotFound, session
from records.lifecycle import Moved
from tests.factories import DONG_HA


def test_a_course_is_open_at_once_and_read_as_a_card(world):
    course = written(world, fee=0, weeks=12, seats=20)

    card = queries.card(course.code)

    assert (card.title, card.state, card.fee, card.weeks) == ("Hàn cơ bản", "open", 0, 12)
    assert queries.browse() == (card,)
    assert queries.cards_of([course.id]) == {course.id: card}
    assert queries.count_open() == 1


def test_a_closed_course_is_not_browsed(world):
    course = written(world)
    actions.close(world.act(), course)
    session.flush()

    assert queries.browse() == ()
    assert queries.count_open() == 0
    assert queries.card(course.code).state == "closed"
    assert [x.verb for x in steps_of("course", course.id)] == ["begin", "close"]
    with pytest.raises(Moved):
        actions.close(world.act(), course)


def test_every_change_gets_a_larger_number(world):
    course = written(world)
    first = course.changed_no
    actions.edit(world.act(), course, {"title": "Hàn TIG"})
    second = course.changed_no
    actions.close(world.act(), course)
    session.flush()

    assert first < second < course.changed_no
    assert queries.changed_since(second) == [course]
    assert queries.card(course.code).title == "Hàn TIG"


def test_pages_follow_each_other(world):
    made = [written(world, ref=str(n)).id for n in range(queries.PAGE + 1)]

    first = queries.browse()
    second = queries.browse(before=first[-1].id)

    assert [x.id for x in (*first, *second)] == made[::-1]


def test_a_course_is_found_by_its_source(world):
    course = written(world)

    assert queries.by_source("Trường nghề", "1") is course
    assert queries.by_source("Trường nghề", "2") is None
    with pytest.raises(NotFound):
        queries.card("unknown")


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"fee": -1}, "fee_not_negative"),
        ({"weeks": 0}, "weeks_positive"),
        ({"state": "lost"}, "state_known"),
        ({"commune_code": "00000"}, "commune_code"),
    ],
)
def test_the_database_keeps_a_course_coherent(world, wrong, rule):
    course = written(world)
    for name, value in wrong.items():
        setattr(course, name, value)

    with pytest.raises(IntegrityError, match=rule):
        session.flush()


def test_a_course_has_several_starts_and_tells_which_are_still_to_come(world):
    course, today = written(world), world.act().today
    for days, left in ((-1, None), (30, 5), (60, None)):
        said = {"starts_on": today + timedelta(days=days), "seats": 20, "seats_left": left}
        actions.add_start(world.act(), course, said)

    card = queries.card(course.code)

    assert [(x.seats, x.seats_left) for x in card.ahead(today)] == [(20, 5), (20, None)]
    assert card.ahead(today)[0].told_on == today
    assert not card.begun(today)
    assert card.begun(today + timedelta(days=61))
    assert queries.last_start(course) == today + timedelta(days=60)
    with pytest.raises(actions.StartKnown):
        actions.add_start(world.act(), course, said)


def test_a_source_moves_its_own_start_and_not_the_desks(world):
    today = world.act().today
    course = written(world, starts=[{"starts_on": today, "seats": 10}])
    later = {"starts_on": today + timedelta(days=90), "seats": 5, "seats_left": None}
    actions.add_start(world.act(), course, later)

    moved = {"starts_on": today + timedelta(days=7), "seats": 12}
    actions.edit(world.act(), course, {"starts": [moved]})

    kept = [(x.starts_on, x.seats) for x in sorted(course.starts, key=lambda x: x.starts_on)]
    assert kept == [(moved["starts_on"], 12), (later["starts_on"], 5)]


def test_one_start_without_a_day_is_always_ahead(world):
    course = written(world, starts=[{"starts_on": None, "seats": 10}])

    assert queries.last_start(course) is None
    assert queries.card(course.code).ahead(world.act().today)


def written(world, ref="1", **facts):
    usual = {"title": "Hàn cơ bản", "provider": "Trường nghề", "commune_code": DONG_HA}
    said = {**usual, "trade": "7212", "gives": [], "needs": [], **facts}
    return actions.write(world.act(), said, centre_id=world.centre_id, source=("Trường nghề", ref))
