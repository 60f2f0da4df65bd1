"""Questions about courses."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, select

from matcher.text import fold
from records.course.model import Course, CourseStart
from records.ledger import NotFound, session, the_one

PAGE = 20
MOST_CHOICES = 300
STARTS = "."
"""Between the codes of a course and of its start."""


@dataclass(frozen=True, slots=True)
class StartFacts:
    """One start: its day, if it is fixed, its seats, and how many were left on ``told_on``."""

    code: str
    starts_on: date | None
    seats: int | None
    seats_left: int | None
    told_on: date | None

    def ahead(self, today: date) -> bool:
        """Tell whether it is still to come."""
        return self.starts_on is None or self.starts_on >= today


@dataclass(frozen=True, slots=True)
class CourseCard:
    """What anybody may know of a course. Fee in whole đồng."""

    id: int
    code: str
    state: str
    title: str
    provider: str
    provider_phone: str | None
    description: str
    trade: str | None
    gives: tuple[str, ...]
    needs: tuple[str, ...]
    entry: str
    commune_code: str
    weeks: int | None
    fee: int | None
    starts: tuple[StartFacts, ...]

    def ahead(self, today: date) -> tuple[StartFacts, ...]:
        """Return the starts still to come, the next first; one without a day stands last."""
        return tuple(start for start in self.starts if start.ahead(today))

    def begun(self, today: date) -> bool:
        """Tell whether every start that was told is over."""
        return bool(self.starts) and not self.ahead(today)


def card(code: str) -> CourseCard:
    """Return one course by its code."""
    row = the_one(select(Course).where(Course.code == code))
    return _card(row)


def cards_of(course_ids: list[int]) -> dict[int, CourseCard]:
    """Return several courses by id."""
    rows = session.scalars(select(Course).where(Course.id.in_(course_ids)))
    return {row.id: _card(row) for row in rows}


def own_card(code: str, *, centre_id: int) -> CourseCard:
    """Return one course of this centre."""
    query = select(Course).where(Course.code == code, Course.centre_id == centre_id)
    row = the_one(query)
    return _card(row)


def browse(*, before: int | None = None) -> tuple[CourseCard, ...]:
    """Return a page of open courses, newest first."""
    return _page(_open(), before)


def of_centre(
    centre_id: int, *, words: str = "", state: str = "", before: int | None = None
) -> tuple[CourseCard, ...]:
    """Return a page of a centre's courses, newest first; ``words`` match in any spelling of marks."""
    query = select(Course).where(Course.centre_id == centre_id)
    for word in fold(words).split():
        query = query.where(Course.search_text.contains(f" {word}", autoescape=True))
    return _page(query.where(Course.state == state) if state else query, before)


def choices(today: date) -> list[tuple[str, str]]:
    """Return what somebody can still be sent to, as a form offers it: code and words, by title.

    Each fixed start is a line of its own; a course without one is sent to as it is.
    """
    query = _open().order_by(Course.title, Course.id).limit(MOST_CHOICES)
    cards = [_card(row) for row in session.scalars(query)]
    return [line for card in cards if not card.begun(today) for line in _in_lines(card, today)]


def chosen(code: str) -> tuple[CourseCard, StartFacts | None]:
    """Return the course, and the start if it names one, that a line of ``choices`` stands for."""
    course, _, start = code.partition(STARTS)
    found = card(course)
    return found, start_of(found, start) if start else None


def start_id(start: StartFacts) -> int:
    """Return the id of a start, for what is written downstream."""
    return session.scalars(select(CourseStart.id).where(CourseStart.code == start.code)).one()


def next_start(course_id: Any, since: Any) -> ScalarSelect[Any]:
    """Return the first fixed start of a course from a day on, as part of a question."""
    days = select(func.min(CourseStart.starts_on))
    return days.where(
        CourseStart.course_id == course_id, CourseStart.starts_on >= since
    ).scalar_subquery()


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


def _in_lines(card: CourseCard, today: date) -> list[tuple[str, str]]:
    named = f"{card.title} – {card.provider}"
    fixed = [
        (f"{card.code}{STARTS}{start.code}", f"{named} – {start.starts_on:%d/%m/%Y}")
        for start in card.ahead(today)
        if start.starts_on
    ]
    return fixed or [(card.code, named)]


def _page(query: Select[Course], before: int | None) -> tuple[CourseCard, ...]:
    if before is not None:
        query = query.where(Course.id < before)
    return tuple(map(_card, session.scalars(query.order_by(Course.id.desc()).limit(PAGE))))


def _card(row: Course) -> CourseCard:
    return CourseCard(
        id=row.id,
        code=row.code,
        state=row.state,
        title=row.title,
        provider=row.provider,
        provider_phone=row.provider_phone,
        description=row.description,
        trade=row.trade,
        gives=tuple(row.gives),
        needs=tuple(need["concept"] for need in row.needs),
        entry=row.entry,
        commune_code=row.commune_code,
        weeks=row.weeks,
        fee=row.fee,
        starts=tuple(map(_start, row.starts)),
    )


def start_of(card: CourseCard, code: str) -> StartFacts:
    """Return one start of a course."""
    found = next((each for each in card.starts if each.code == code), None)
    if found is None:
        raise NotFound()
    return found


def _start(row: CourseStart) -> StartFacts:
    return StartFacts(row.code, row.starts_on, row.seats, row.seats_left, row.told_on)


def last_start(row: Course) -> date | None:
    """Return the last day on which one can still begin; None where one start has no day, or none is told."""
    days = [start.starts_on for start in row.starts]
    return None if not days or None in days else max(day for day in days if day)
