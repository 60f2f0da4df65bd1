"""Courses for a seeker: what is new in them, whose trade they are, how near, how dear."""

from collections.abc import Iterator, Mapping

from matcher.criteria import (
    barred_trade,
    distance,
    licence,
    skills,
    stay_in_commune,
    trade,
)
from matcher.criteria.criterion import HALF, UNIT, Criterion, Judged, Query
from matcher.facts import Course, Seeker, Vacancy
from matcher.ledger import Ledger, Line

WEIGHTS = {"new": 40, "trade": 30, "distance": 20, "fee": 10}
_SHARED: dict[str, Criterion] = {
    "trade": trade.CRITERION,
    "distance": distance.CRITERION,
}
_OWN = (
    "course-new", "course-known", "course-gives-not-said", "course-free", "course-fee",
    "course-fee-not-said", "course-started", "course-entry-missing",
)  # fmt: skip

REASONS = frozenset(_OWN).union(*(criterion.reasons for criterion in _SHARED.values()))
"""Every reason key a line of a course's ledger may carry."""

DEAR = 10_000_000
"""đồng; a fee from here on earns nothing."""


def write(
    seeker: Seeker,
    course: Course,
    query: Query,
    weights: Mapping[str, int] | None = None,
) -> Ledger:
    """Judge one course for one seeker; limits block without a word of their own."""
    chosen = {**WEIGHTS, **(weights or {})}
    place = Vacancy(course.id, course.trade, spots=course.spots, starts_on=course.starts_on)
    judged = [("new", _new(seeker, course, query)), ("fee", _fee(course))]
    for key, criterion in _SHARED.items():
        judged += [(key, line) for line in criterion.judge(seeker, place, query)]
    lines = tuple(_line(key, line, chosen[key]) for key, line in judged)
    return Ledger(lines + tuple(_line("entry", line, 0) for line in _shut(seeker, course, query)))


def _line(key: str, judged: Judged, weight: int) -> Line:
    points, of = judged.points * weight, judged.of * weight
    return Line(key, "suits-you", points, of, judged.reason, judged.facts, judged.blocks)


def _new(seeker: Seeker, course: Course, query: Query) -> Judged:
    """In proportion to what the seeker can't yet do alone."""
    if not course.gives:
        return Judged(HALF, UNIT, "course-gives-not-said")
    held = query.taxonomy.held_by(seeker)
    new = tuple(concept for concept in course.gives if held.get(concept, 0) < 3)
    reason = "course-new" if new else "course-known"
    return Judged(UNIT * len(new) // len(course.gives), UNIT, reason, {"new": new})


def _fee(course: Course) -> Judged:
    if course.fee is None:
        return Judged(HALF, UNIT, "course-fee-not-said")
    points = UNIT * max(DEAR - course.fee, 0) // DEAR
    return Judged(points, UNIT, "course-fee" if course.fee else "course-free", {"fee": course.fee})


def _shut(seeker: Seeker, course: Course, query: Query) -> Iterator[Judged]:
    """What keeps the seeker out: it has begun, an entry condition, a limit."""
    if course.starts_on and course.starts_on < query.today:
        yield Judged(0, 0, "course-started", blocks=True)
    asks = Vacancy(course.id, course.trade, needs=course.needs, spots=course.spots)
    if course.needs:
        for line in skills.CRITERION.judge(seeker, asks, query) + licence.CRITERION.judge(
            seeker, asks, query
        ):
            if line.blocks:
                yield Judged(0, 0, "course-entry-missing", line.facts, blocks=True)
    yield from stay_in_commune.CRITERION.judge(seeker, asks, query)
    if course.trade:
        yield from barred_trade.CRITERION.judge(seeker, asks, query)
