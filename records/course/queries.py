"""Questions about courses."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, or_, select

from records.course.model import Course
from records.ledger import NotFound, session

PAGE = 20
MOST_CHOICES = 300


@dataclass(frozen=True, slots=True)
class CourseCard:
    """What anybody may know of a course. Fee in whole đồng."""

    id: int
    code: str
    state: str
    title: str
    provider: str
    description: str
    trade: str | None
    gives: tuple[str, ...]
    commune_code: str
    starts_on: date | None
    weeks: int | None
    fee: int | None
    seats: int | None


def card(code: str) -> CourseCard:
    """Return one course by its code."""
    row = session.scalars(select(Course).where(Course.code == code)).one_or_none()
    if row is None:
        raise NotFound()
    return _card(row)


def cards_of(course_ids: list[int]) -> dict[int, CourseCard]:
    """Return several courses by id."""
    rows = session.scalars(select(Course).where(Course.id.in_(course_ids)))
    return {row.id: _card(row) for row in rows}


def browse(*, before: int | None = None) -> tuple[CourseCard, ...]:
    """Return a page of open courses, newest first."""
    query = _open().order_by(Course.id.desc()).limit(PAGE)
    if before is not None:
        query = query.where(Course.id < before)
    return tuple(_card(row) for row in session.scalars(query))


def choices(today: date) -> list[tuple[str, str]]:
    """Return what somebody can still be sent to, as a form offers it: code and words, by title."""
    to_come = or_(Course.starts_on.is_(None), Course.starts_on >= today)
    query = _open().where(to_come).order_by(Course.title, Course.id).limit(MOST_CHOICES)
    return [(row.code, _in_a_line(row)) for row in session.scalars(query)]


def count_open() -> int:
    """Return how many courses are open."""
    return session.scalar(select(func.count()).select_from(_open().subquery())) or 0


def changed_since(number: int) -> list[Course]:
    """Return the rows changed after ``number``, for the matcher's index."""
    query = select(Course).where(Course.changed_no > number).order_by(Course.changed_no)
    return list(session.scalars(query))


def by_source(source: str, ref: str) -> Course | None:
    """Return the course that came from this source under this reference."""
    query = select(Course).where(Course.source == source, Course.source_ref == ref)
    return session.scalars(query).one_or_none()


def _open() -> Select[Course]:
    return select(Course).where(Course.state == "open")


def _in_a_line(row: Course) -> str:
    starts = f" – {row.starts_on:%d/%m/%Y}" if row.starts_on else ""
    return f"{row.title} – {row.provider}{starts}"


def _card(row: Course) -> CourseCard:
    return CourseCard(
        id=row.id,
        code=row.code,
        state=row.state,
        title=row.title,
        provider=row.provider,
        description=row.description,
        trade=row.trade,
        gives=tuple(row.gives),
        commune_code=row.commune_code,
        starts_on=row.starts_on,
        weeks=row.weeks,
        fee=row.fee,
        seats=row.seats,
    )
