"""Writing down, changing and closing courses."""

from typing import Any

from records.course.model import Course
from records.course.states import COURSE
from records.history.changes import changed
from records.ledger import Act, session

KIND = "course"


def write(act: Act, facts: dict[str, Any], *, centre_id: int, source: tuple[str, str]) -> Course:
    """Write down a course under its provider's reference."""
    course = Course(
        centre_id=centre_id,
        source=source[0],
        source_ref=source[1],
        state=COURSE.start,
        written_at=act.now,
        changed_no=changed(KIND),
        **facts,
    )
    session.add(course)
    session.flush()
    COURSE.begin(course, act)
    return course


def edit(course: Course, facts: dict[str, Any]) -> None:
    """Change what a course says."""
    for name, value in facts.items():
        setattr(course, name, value)
    course.changed_no = changed(KIND)


def close(act: Act, course: Course) -> None:
    """Take a course away."""
    COURSE.move(course, "close", act)
    course.changed_no = changed(KIND)
