"""Who looked at a person, as that person reads it: which firm or centre, on which day, at what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, or_, select

from records.centre.model import Centre
from records.employer.model import Employer, Member
from records.ledger import Role, session
from records.ledger.act import HERE
from records.seeker.model import Seeker
from records.trail.model import LOOK, TrailLine

NEWEST = 500
"""Lines gone through; what is older is told at the counter."""


@dataclass(frozen=True, slots=True)
class Looker:
    """One firm, or the centre, by ``name``, on one day: in how many pages, at which fields."""

    name: str
    is_centre: bool
    day: date
    times: int
    fields: tuple[str, ...]


def of_person(person_id: int) -> tuple[Looker, ...]:
    """Return who looked, newest day first; the person's own looks are left out."""
    lines = _lines(person_id)
    names = _names(lines)
    seen: dict[tuple[str, bool, date], list[TrailLine]] = {}
    for line in lines:
        key = (names[line.id], line.role != Role.EMPLOYER, line.at.astimezone(HERE).date())
        seen.setdefault(key, []).append(line)
    return tuple(
        Looker(*key, times=len({(x.at, x.verb) for x in same}), fields=_fields(same))
        for key, same in seen.items()
    )


def _lines(person_id: int) -> list[TrailLine]:
    seeker = select(Seeker).where(Seeker.person_id == person_id)
    row = session.scalars(seeker).one_or_none()
    subjects = [and_(TrailLine.subject == "person", TrailLine.subject_id == person_id)]
    for subject, subject_id in (("seeker", row.id), ("programme", row.programme_id)) if row else ():
        subjects.append(and_(TrailLine.subject == subject, TrailLine.subject_id == subject_id))
    query = select(TrailLine).where(
        TrailLine.kind == LOOK, TrailLine.role != Role.SEEKER, or_(*subjects)
    )
    return list(session.scalars(query.order_by(TrailLine.id.desc()).limit(NEWEST)))


def _names(lines: list[TrailLine]) -> dict[int, str]:
    """Name whom each line is of: an employer's member by the firm, everybody else by the centre."""
    firms = select(Member.account_id, Employer.name).join(
        Employer, Employer.id == Member.employer_id
    )
    theirs = firms.where(Member.account_id.in_({x.account_id for x in lines}))
    firm_of = dict(session.execute(theirs).all())
    centres = select(Centre.id, Centre.name).where(Centre.id.in_({x.centre_id for x in lines}))
    centre_of = dict(session.execute(centres).all())
    return {
        x.id: firm_of.get(x.account_id or 0, "")
        if x.role == Role.EMPLOYER
        else centre_of.get(x.centre_id or 0, "")
        for x in lines
    }


def _fields(lines: Iterable[TrailLine]) -> tuple[str, ...]:
    return tuple(sorted({field for line in lines for field in line.fields}))
