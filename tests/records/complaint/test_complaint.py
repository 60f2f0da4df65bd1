"""Complaints: counted while they are open, settled for a reason, and closing settles all of them."""

import pytest

from records.complaint import actions, queries
from records.ledger import NotFound, session
from records.lifecycle.machine import NotAllowed, ReasonOwed
from records.vacancy.queries import card_of


@pytest.fixture
def told(world):
    vacancy = world.a_vacancy()

    def told(kind="fee", who=None):
        return actions.complain(world.act(who), vacancy.id, kind=kind, centre_id=world.centre_id)

    return told


def test_the_same_told_again_is_counted_and_something_else_is_another(world, told):
    first = told(who=world.a_seeker())
    again, other = told(), told("gone")

    assert again is first
    assert first.times == 2
    assert [x.kind for x in queries.open_ones(world.centre_id)] == ["fee", "gone"]
    assert other.times == 1


def test_nothing_says_who_complained(told):
    assert not {"account_id", "person_id", "seeker_id"} & set(told().__table__.columns.keys())


def test_a_settled_one_is_over_and_told_anew_begins_anew(world, told):
    first = told()
    with pytest.raises(ReasonOwed):
        actions.settle(world.act(), first, reason=" ")
    actions.settle(world.act(), first, reason="Đã gọi, nơi tuyển không thu tiền.")

    assert queries.open_ones(world.centre_id) == ()
    assert told().code != first.code


def test_closing_the_vacancy_settles_all_that_is_open(world, told):
    first, other = told(), told("gone")

    actions.close_vacancy(world.act(), first, reason="Nơi tuyển không nghe máy.")
    session.flush()

    assert (first.state, other.state) == ("settled", "settled")
    assert card_of(first.vacancy_id).state == "closed"


def test_only_the_centre_it_was_told_to_decides(world, told):
    complaint = told()

    with pytest.raises(NotFound):
        actions.row(complaint.code, centre_id=world.centre_id + 1)
    with pytest.raises(NotAllowed):
        actions.settle(world.act(world.a_seeker()), complaint, reason="Không sao.")
