"""Requests from outside (police, commune, court, others): written down, decided by two, told to the person.

The rule is that nothing is given. To release needs two different people of the staff; one is enough to
refuse. The person reads who asked and what came of it, unless a law, which is named, forbids to tell them.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, select

from records import trail
from records.ledger import Act, NotFound, locking, session, the_one
from records.rights.model import OutsideRequest
from records.rights.requests import AnotherPersonNeeded
from records.rights.states import OUTSIDE, UNDECIDED
from records.seeker.model import Seeker


@dataclass(frozen=True, slots=True)
class OutsideFacts:
    """One request as the staff read it; ``seeker_code`` is empty if it concerns nobody here."""

    code: str
    state: str
    asker: str
    office: str
    document_no: str
    document_on: date
    basis: str
    asked: str
    given: str
    hidden_by: str | None
    noted_at: datetime
    decided_at: datetime | None
    first_by: int | None
    seeker_code: str | None


@dataclass(frozen=True, slots=True)
class OutsideLine:
    """The same as the person reads it."""

    state: str
    asker: str
    office: str
    document_on: date
    basis: str
    asked: str
    given: str
    noted_at: datetime


def note(
    act: Act, facts: dict[str, Any], *, centre_id: int, person_id: int | None
) -> OutsideRequest:
    """Write down a written request; nothing is given by that."""
    request = OutsideRequest(
        **facts,
        centre_id=centre_id,
        person_id=person_id,
        state=OUTSIDE.start,
        noted_by=act.by.account_id,
        noted_at=act.now,
    )
    session.add(request)
    session.flush()
    OUTSIDE.begin(request, act)
    return request


def agree(act: Act, request: OutsideRequest, *, given: str) -> None:
    """Say, as the first of two, that just this may be given."""
    OUTSIDE.move(request, "agree", act)
    request.first_by, request.given = act.by.account_id, given


def release(act: Act, request: OutsideRequest) -> None:
    """Say, as the second of two, that it is given."""
    if request.first_by == act.by.account_id:
        raise AnotherPersonNeeded()
    OUTSIDE.move(request, "release", act)
    request.second_by, request.decided_at = act.by.account_id, act.now


def refuse(act: Act, request: OutsideRequest, *, reason: str) -> None:
    """Give nothing, for a reason."""
    OUTSIDE.move(request, "refuse", act, reason)
    request.given, request.decided_at = "", act.now


def told_to(person_id: int) -> tuple[OutsideLine, ...]:
    """Return who asked about a person and what came of it, newest first."""
    query = select(OutsideRequest).where(
        OutsideRequest.person_id == person_id, OutsideRequest.hidden_by.is_(None)
    )
    names = OutsideLine.__slots__
    return tuple(
        OutsideLine(**{name: getattr(row, name) for name in names})
        for row in session.scalars(query.order_by(OutsideRequest.id.desc()))
    )


def for_centre(centre_id: int) -> tuple[OutsideFacts, ...]:
    """Return a centre's register, the undecided ones first, then the newest."""
    rows = _read(OutsideRequest.centre_id == centre_id)
    return tuple(sorted(rows, key=lambda row: row.state not in UNDECIDED))


def one(code: str, *, centre_id: int) -> OutsideFacts:
    """Return one request of this centre's register."""
    found = _read(OutsideRequest.code == code, OutsideRequest.centre_id == centre_id)
    if not found:
        raise NotFound()
    return found[0]


def row(code: str, *, centre_id: int) -> OutsideRequest:
    """Return the row of one request of this centre's register, locked."""
    query = select(OutsideRequest).where(
        OutsideRequest.code == code, OutsideRequest.centre_id == centre_id
    )
    return the_one(locking(query))


def _read(*conditions: ColumnElement[bool]) -> tuple[OutsideFacts, ...]:
    query = (
        select(OutsideRequest, Seeker.code)
        .outerjoin(Seeker, Seeker.person_id == OutsideRequest.person_id)
        .where(*conditions)
        .order_by(OutsideRequest.id.desc())
    )
    return tuple(_facts(row, code) for row, code in session.execute(query))


def _facts(row: OutsideRequest, seeker_code: str | None) -> OutsideFacts:
    if row.person_id is not None:
        trail.look("person", row.person_id, "asked_about")
    names = [name for name in OutsideFacts.__slots__ if name != "seeker_code"]
    return OutsideFacts(**{name: getattr(row, name) for name in names}, seeker_code=seeker_code)
