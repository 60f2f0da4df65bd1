"""Courses of a file written down: new ones, changed ones, the same ones left alone."""

from typing import Any

from records.course import actions, queries
from records.course.model import Course
from records.course.sheet import CourseRow
from records.intake.run import Outcome
from records.ledger import Act


def outcome(row: CourseRow) -> Outcome:
    """What would become of a row."""
    before = queries.by_source(*row.ref)
    if before is None:
        return "new"
    return "changed" if _differing(before, row) else "same"


def take_in(act: Act, row: CourseRow, *, centre_id: int) -> Outcome:
    """Write down what is new or changed; whether a course was closed stays as it is."""
    before = queries.by_source(*row.ref)
    if before is None:
        actions.write(act, row.facts, centre_id=centre_id, source=row.ref)
        return "new"
    differing = _differing(before, row)
    if not differing:
        return "same"
    actions.edit(act, before, {name: row.facts[name] for name in differing})
    return "changed"


def _differing(before: Course, row: CourseRow) -> list[str]:
    """What a row says otherwise; starts that the desk wrote are not its business."""
    return [name for name, value in row.facts.items() if not _said(before, name, value)]


def _said(before: Course, name: str, value: Any) -> bool:
    if name != "starts":
        return bool(getattr(before, name) == value)
    known = {start.starts_on: start.seats for start in before.starts}
    told = {start["starts_on"]: start["seats"] for start in value}
    dropped = {start.starts_on for start in before.starts if start.by_source} - told.keys()
    return not dropped and told.items() <= known.items()
