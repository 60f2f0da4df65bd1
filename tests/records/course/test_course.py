"""Courses: open until they are closed, changed under a number, found page by page."""

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


def written(world, ref="1", **facts):
    usual = {"title": "Hàn cơ bản", "provider": "Trường nghề", "commune_code": DONG_HA}
    said = {**usual, "trade": "7212", "gives": [], "needs": [], **facts}
    return actions.write(world.act(), said, centre_id=world.centre_id, source=("Trường nghề", ref))
