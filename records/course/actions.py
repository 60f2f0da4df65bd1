"""Writing down, changing and closing courses and their starts."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from matcher.text import fold
from records.course.model import Course, CourseStart
from records.course.states import COURSE
from records.history.changes import changed
from records.ledger import Act, NotFound, Refusal, locking, session, the_one

KIND = "course"


class StartKnown(Refusal):
    """This course has a start on that day already."""

    key = "refused-course-start-known"


def write(act: Act, facts: dict[str, Any], *, centre_id: int, source: tuple[str, str]) -> Course:
    """Write down a course under its provider's reference; ``starts`` are days with their seats."""
    course = Course(
        centre_id=centre_id,
        source=source[0],
        source_ref=source[1],
        state=COURSE.start,
        written_at=act.now,
        changed_no=changed(KIND),
    )
    _fill_in(course, facts)
    session.add(course)
    session.flush()
    COURSE.begin(course, act)
    return course


def edit(act: Act, course: Course, facts: Mapping[str, Any]) -> None:
    """Change what a course says."""
    _fill_in(course, facts)
    _changed(act, course)


def close(act: Act, course: Course) -> None:
    """Take a course away."""
    COURSE.move(course, "close", act)
    course.changed_no = changed(KIND)


def reopen(act: Act, course: Course) -> None:
    """Offer a closed course again."""
    COURSE.move(course, "reopen", act)
    course.changed_no = changed(KIND)


def add_start(act: Act, course: Course, facts: Mapping[str, Any]) -> None:
    """Write down one more start."""
    if start_on(course, facts["starts_on"]) is not None:
        raise StartKnown()
    course.starts.append(CourseStart(**_told(act.today, facts)))
    session.flush()
    _changed(act, course)


def change_start(act: Act, course: Course, code: str, facts: Mapping[str, Any]) -> None:
    """Change one start, e.g. how many seats are left today."""
    start, other = _start(course, code), start_on(course, facts["starts_on"])
    if other is not None and other is not start:
        raise StartKnown()
    for name, value in _told(act.today, facts).items():
        setattr(start, name, value)
    _changed(act, course)


def remove_start(act: Act, course: Course, code: str) -> None:
    """Take one start away."""
    course.starts.remove(_start(course, code))
    _changed(act, course)


def row(code: str, *, centre_id: int) -> Course:
    """Return the row of one course of this centre, locked."""
    query = select(Course).where(Course.code == code, Course.centre_id == centre_id)
    return the_one(locking(query))


def start_on(course: Course, day: date | None) -> CourseStart | None:
    """Return the start of a course on a day, or the one whose day is not fixed."""
    return next((each for each in course.starts if each.starts_on == day), None)


def _start(course: Course, code: str) -> CourseStart:
    found = next((each for each in course.starts if each.code == code), None)
    if found is None:
        raise NotFound()
    return found


def _told(today: date, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {**facts, "told_on": None if facts.get("seats_left") is None else today}


def _fill_in(course: Course, facts: Mapping[str, Any]) -> None:
    given = dict(facts)
    starts = given.pop("starts", None)
    for name, value in given.items():
        setattr(course, name, value)
    if starts is not None:
        _follow(course, starts)
    course.search_text = f" {fold(f'{course.title} {course.provider}')} "


def _follow(course: Course, told: Sequence[Mapping[str, Any]]) -> None:
    """Keep the starts a source tells, and those the desk wrote beside them."""
    days = {each["starts_on"] for each in told}
    for start in [x for x in course.starts if x.by_source and x.starts_on not in days]:
        course.starts.remove(start)
    for each in told:
        known = start_on(course, each["starts_on"])
        if known is None:
            course.starts.append(CourseStart(by_source=True, **each))
        else:
            known.seats = each["seats"]
            if known.seats is not None and (known.seats_left or 0) > known.seats:
                known.seats_left = known.told_on = None  # what was told is of a larger class


def _changed(act: Act, course: Course) -> None:
    course.changed_no = changed(KIND)
    COURSE.stay(course, "edit", act)
