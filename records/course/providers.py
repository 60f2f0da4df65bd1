"""Who teaches: a centre's course providers, as a list of whom to call about seats."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from records.course.model import Course, CourseStart
from records.ledger import session

MOST = 200
"""No province has so many; the courses themselves are found by the provider's name."""


@dataclass(frozen=True, slots=True)
class Provider:
    """Who teaches so many open courses, when the next begins, and when they last told of seats."""

    name: str
    phone: str | None
    courses: int
    next_on: date | None
    told_on: date | None


def providers(centre_id: int, *, today: date) -> tuple[Provider, ...]:
    """Return who teaches a centre's open courses: first those who never told of seats, or longest ago."""
    told_on = func.max(CourseStart.told_on)
    query = (
        select(
            Course.provider,
            func.max(Course.provider_phone),
            func.count(Course.id.distinct()),
            func.min(CourseStart.starts_on).filter(CourseStart.starts_on >= today),
            told_on,
        )
        .outerjoin(CourseStart, CourseStart.course_id == Course.id)
        .where(Course.centre_id == centre_id, Course.state == "open")
        .group_by(Course.provider)
        .order_by(told_on.asc().nulls_first(), Course.provider)
    )
    return tuple(Provider(*row) for row in session.execute(query.limit(MOST)))
