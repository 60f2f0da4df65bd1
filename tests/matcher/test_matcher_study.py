"""Courses are judged by what is new in them, and closed by what the seeker lacks."""

from datetime import timedelta

import pytest

from matcher import study
from matcher.criteria.criterion import UNIT, Query
from matcher.facts import Course, Held, Limits, Need, Seeker, Spot
from tests.matcher import invented
from tests.matcher.invented import TODAY

QUERY = Query(TODAY, invented.words())
HOME = Spot(*invented.COMMUNES["a"], "44", "a")


@pytest.mark.parametrize(
    ("course", "reason", "points"),
    [
        (Course(1), "course-gives-not-said", UNIT // 2),
        (Course(1, gives=("arc-welding",)), "course-known", 0),
        (Course(1, gives=("arc-welding", "driving")), "course-new", UNIT // 2),
        (Course(1, fee=0), "course-free", UNIT),
        (Course(1, fee=5_000_000), "course-fee", UNIT // 2),
        (Course(1, fee=90_000_000), "course-fee", 0),
        (Course(1), "course-fee-not-said", UNIT // 2),
    ],
)
def test_new_skills_and_small_fees_earn_points(course, reason, points):
    lines = study.write(_welder(), course, QUERY).lines

    line = next(line for line in lines if line.reason == reason)
    assert line.points == points * study.WEIGHTS[line.criterion]


@pytest.mark.parametrize(
    ("course", "blocked"),
    [
        (Course(1, starts_on=TODAY - timedelta(1)), ["course-started"]),
        (Course(1, starts_on=TODAY), []),
        (Course(1, needs=(Need("driving", "must"),)), ["course-entry-missing"]),
        (Course(1, needs=(Need("driving"), Need("arc-welding", "must"))), []),
        (Course(1, spots=(Spot(10, 106, "79", "z"),)), ["distance-too-far"]),
    ],
)
def test_a_course_is_closed_by_time_entry_and_distance(course, blocked):
    written = study.write(_welder(), course, QUERY)

    assert [line.reason for line in written.blocked] == blocked
    assert {line.reason for line in written.lines} <= study.REASONS
    assert written.of == 100 * UNIT


def test_limits_close_courses_too():
    barred = Query(TODAY, invented.words(), Limits(barred_trades=frozenset({"8332"})))
    staying = Query(TODAY, invented.words(), Limits(stay_in_commune="b"))

    assert study.write(_welder(), Course(1, trade="8332"), barred).blocked
    assert not study.write(_welder(), Course(1), barred).blocked
    assert study.write(_welder(), Course(1, spots=(HOME,)), staying).blocked


def _welder() -> Seeker:
    return Seeker(1, trades=("7212",), held=(Held("arc-welding", 3),), home=HOME)
