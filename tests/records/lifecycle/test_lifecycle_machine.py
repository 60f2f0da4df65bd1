"""One way to move: a step in the table, by a role in the table, with its reason, written down."""

from dataclasses import dataclass

import pytest

from records.course.states import COURSE
from records.employer.states import EMPLOYER
from records.history import steps_of
from records.history.model import HistoryLine
from records.introduction.states import INTRODUCTION
from records.ledger import Act, Actor, Role, session
from records.lifecycle import Lifecycle, Moved, NotAllowed, Way
from records.lifecycle.machine import ReasonOwed
from records.placement.states import PLACEMENT
from records.seeker.states import SEEKER
from records.vacancy.states import VACANCY
from tests.conftest import NOW

ALL = (COURSE, EMPLOYER, INTRODUCTION, PLACEMENT, SEEKER, VACANCY)
STEPS = [(x, way, came) for x in ALL for way in x.ways for came in sorted(way.came)]
each_step = pytest.mark.parametrize(
    ("lifecycle", "way", "came"),
    STEPS,
    ids=[f"{x.subject}-{came}-{way.verb}" for x, way, came in STEPS],
)


@dataclass
class Record:
    """A row with a state."""

    id: int
    state: str


@each_step
def test_each_role_of_a_way_may_go_it_and_no_other(app, lifecycle, way, came):
    for role in Role:
        record = Record(7, came)
        if role in way.roles:
            lifecycle.move(record, way.verb, by(role), "vì vậy")
            assert record.state == way.goes
            assert lifecycle.can(came, way.verb, role)
        else:
            with pytest.raises(NotAllowed) as refused:
                lifecycle.move(record, way.verb, by(role), "vì vậy")
            assert (record.state, refused.value.status) == (came, 403)
            assert not lifecycle.can(came, way.verb, role)


@each_step
def test_a_way_is_closed_from_every_other_state(app, lifecycle, way, came):
    open_from = {c for w in lifecycle.ways if w.verb == way.verb for c in w.came}
    for state in set(lifecycle.states) - open_from:
        with pytest.raises(Moved):
            lifecycle.move(Record(7, state), way.verb, by(next(iter(way.roles))), "vì vậy")


@each_step
def test_a_reason_is_owed_where_the_table_says_so(app, lifecycle, way, came):
    record, act = Record(7, came), by(sorted(way.roles)[0])

    if way.reason_owed:
        for none in (None, "", "  \n"):
            with pytest.raises(ReasonOwed):
                lifecycle.move(record, way.verb, act, none)
        assert record.state == came
    else:
        lifecycle.move(record, way.verb, act)
        assert record.state == way.goes


def test_each_step_is_a_line_of_history_in_the_order_taken(app):
    record = Record(7, VACANCY.start)
    VACANCY.begin(record, by(Role.EMPLOYER))
    VACANCY.move(record, "post", by(Role.EMPLOYER))
    VACANCY.move(record, "pause", by(Role.COUNSELLOR), "nghỉ lễ")

    steps = steps_of("vacancy", 7)

    assert [(x.verb, x.state, x.role) for x in steps] == [
        ("begin", "draft", "employer"),
        ("post", "open", "employer"),
        ("pause", "paused", "counsellor"),
    ]
    assert [x.reason for x in steps] == [None, None, "nghỉ lễ"]
    assert {x.at for x in steps} == {NOW}
    line = session.query(HistoryLine).order_by(HistoryLine.id.desc()).first()
    assert (line.from_state, line.account_id) == ("open", 3)
    assert not hasattr(steps[0], "account_id")


def test_a_refused_step_leaves_no_line(app):
    with pytest.raises(Moved):
        VACANCY.move(Record(7, "draft"), "reopen", by(Role.EMPLOYER))

    assert steps_of("vacancy", 7) == ()


def test_one_verb_may_lead_to_different_places_by_different_roles(app):
    two = Lifecycle(
        "two",
        "here",
        (
            Way("go", frozenset({"here"}), "there", frozenset({Role.SEEKER})),
            Way("go", frozenset({"here"}), "away", frozenset({Role.MANAGER})),
        ),
    )
    record = Record(7, "here")
    two.move(record, "go", by(Role.MANAGER))

    assert record.state == "away"
    assert two.states == ("here", "there", "away")


def by(role):
    return Act(Actor(role, account_id=3), NOW)
