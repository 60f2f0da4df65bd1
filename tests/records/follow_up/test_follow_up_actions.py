"""Answers are kept, corrected and cleared up; work ends by the placement's own verb."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from records.follow_up import actions, queries
from records.follow_up.actions import NotDueYet
from records.follow_up.model import FollowUp
from records.follow_up.wage import wage_of
from records.ledger import session
from records.lifecycle.machine import Moved
from records.placement import actions as placements
from records.placement.queries import one_for_centre
from records.seeker import actions as seekers
from records.suggestion.queries import seekers_for


def kept():
    return [(x.side, x.says) for x in session.scalars(select(FollowUp).order_by(FollowUp.id))]


def test_each_side_answers_for_itself_and_every_answer_is_kept(world, employer, seeker, working):
    row = working(30)
    for who, says in ((employer, "still"), (seeker, "unknown"), (seeker, "ended"), (None, "still")):
        actions.answer(world.act(who), row, after_days=30, says=says)

    assert kept() == [
        ("employer", "still"),
        ("seeker", "unknown"),
        ("seeker", "ended"),
        ("centre", "still"),
    ]


def test_the_same_answer_again_is_the_same(world, employer, working):
    row = working(30)
    first = actions.answer(world.act(employer), row, after_days=30, says="still")

    assert actions.answer(world.act(employer), row, after_days=30, says="still") is first


@pytest.mark.parametrize("after_days", [90, 7, 0, -1])
def test_nobody_is_asked_before_the_day_nor_on_another(world, employer, working, after_days):
    with pytest.raises(NotDueYet):
        actions.answer(world.act(employer), working(30), after_days=after_days, says="still")


def test_only_of_a_confirmed_start_is_asked(world, employer, seeker):
    it = world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",))
    row = world.a_placement(employer, it)

    with pytest.raises(Moved):
        actions.answer(world.act(employer), row, after_days=3, says="still")


def test_who_no_longer_works_is_matched_again_with_what_was_learnt(world, working, seeker, today):
    row = working(16)
    actions.end(world.act(), row, ended_on=today, reason="Xa nhà.", learnt="Cần chỗ gần hơn.")
    elsewhere = world.a_vacancy()

    assert row.state == "ended"
    assert seeker.seeker.state == "looking"
    assert [x.seeker.code for x in seekers_for(elsewhere.id, today=today)] == [seeker.seeker_code]
    (said,) = session.scalars(select(FollowUp))
    assert (said.after_days, said.says, said.note) == (15, "ended", "Cần chỗ gần hơn.")


def test_an_ended_placement_is_asked_about_no_more(world, working, today):
    row = working(40)
    actions.end(world.act(), row, ended_on=today, reason="Hết mùa.")

    assert queries.unsettled(world.centre_id, today=today) == ()


def test_of_who_asked_to_be_let_alone_nobody_is_asked(world, working, seeker, today):
    working(40)
    assert len(queries.unsettled(world.centre_id, today=today)) == 1

    seekers.SEEKER.move(seeker.seeker, "rest", world.act(seeker))
    session.flush()

    assert queries.unsettled(world.centre_id, today=today) == ()


def test_a_corrected_start_is_asked_about_from_its_new_day(world, working, today):
    row = working(40)
    placements.correct(
        world.act(), row, started_on=today - timedelta(days=16), pay_written="7 triệu"
    )
    assert queries.unsettled(world.centre_id, today=today) == ()

    placements.confirm(world.act(), row)
    session.flush()

    (it,) = queries.unsettled(world.centre_id, today=today)
    assert it.standing.due.after_days == 15


@pytest.mark.parametrize(
    ("written", "code"),
    [("4.900.000 đ", "1"), ("5 triệu", "2"), ("10 triệu/tháng", "3"), ("300.000đ/ngày", "2"),
     ("55tr", "5"), ("", "2"), ("theo thỏa thuận", "2")],
)  # fmt: skip
def test_the_wage_code_is_what_is_paid_or_else_what_is_offered(world, working, written, code):
    row = working(3)
    row.pay_written = written
    session.flush()

    assert wage_of(one_for_centre(row.code, centre_id=world.centre_id).facts) == code
