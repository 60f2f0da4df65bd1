"""Outside requests, for the desk and for the person they are about.

Opening one is noted on the request and not on the person: on the page "who looked" it would betray a
request that a law says is not to be told.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, or_, select

from records import trail
from records.enquiry.model import Enquiry
from records.enquiry.paper import Paper
from records.enquiry.states import DECIDED, ENQUIRY
from records.history import steps_of
from records.ledger import NotFound, locking, session
from records.vault import Safe, safe_of

PAGE = 50


@dataclass(frozen=True, slots=True, repr=False)
class EnquiryFacts:
    """A request as the desk reads it; the accounts are of members of the staff."""

    id: int
    code: str
    person_id: int | None
    state: str
    paper: Paper
    released: tuple[str, ...]
    silence_basis: str | None
    silent_until: date | None
    received_on: date
    noted_by: int | None
    proposed_by: int | None
    decided_by: int | None
    decided_at: datetime | None
    reason: str | None


@dataclass(frozen=True, slots=True, repr=False)
class ToldEnquiry:
    """A decided request as the person it is about reads it; nobody of the staff is named."""

    paper: Paper
    released: tuple[str, ...]
    received_on: date
    reason: str | None


@dataclass(frozen=True, slots=True)
class WaitingEnquiry:
    """A request that waits for somebody's decision; nothing in it was opened."""

    code: str
    state: str
    noted_at: datetime
    proposed_by: int | None


def of_centre(centre_id: int, *, before: int | None = None) -> tuple[EnquiryFacts, ...]:
    """Return one page of a centre's requests, newest first."""
    query = select(Enquiry).where(Enquiry.centre_id == centre_id)
    if before is not None:
        query = query.where(Enquiry.id < before)
    return _opened(query.order_by(Enquiry.id.desc()).limit(PAGE))


def by_code(code: str, *, centre_id: int) -> EnquiryFacts:
    """Return one request of this centre."""
    found = _opened(select(Enquiry).where(*_one(code, centre_id)))
    if not found:
        raise NotFound()
    return found[0]


def told_to(person_id: int, *, today: date) -> tuple[ToldEnquiry, ...]:
    """Return the decided requests about a person that no law keeps from them today, newest first."""
    told = or_(Enquiry.silent_until.is_(None), Enquiry.silent_until < today)
    query = select(Enquiry).where(Enquiry.person_id == person_id, Enquiry.state.in_(DECIDED), told)
    return tuple(
        ToldEnquiry(x.paper, x.released, x.received_on, x.reason)
        for x in _opened(query.order_by(Enquiry.id.desc()))
    )


def waiting(centre_id: int) -> tuple[WaitingEnquiry, ...]:
    """Return what a centre has not decided yet, oldest first."""
    query = select(Enquiry).where(Enquiry.centre_id == centre_id, Enquiry.state.not_in(DECIDED))
    rows = session.scalars(query.order_by(Enquiry.id))
    return tuple(WaitingEnquiry(x.code, x.state, x.noted_at, x.proposed_by) for x in rows)


def row(code: str, *, centre_id: int) -> Enquiry:
    """Return the row of a request of this centre, locked."""
    found = session.scalars(locking(select(Enquiry).where(*_one(code, centre_id)))).one_or_none()
    if found is None:
        raise NotFound()
    return found


def place(code: str, part: str) -> str:
    """Return what a sealed value is bound to."""
    return f"enquiry|{code}|{part}"


def safe(enquiry: Enquiry) -> Safe | None:
    """Open a request's own key; ``None`` once its time of keeping was over."""
    return safe_of(enquiry.data_key)


def _one(code: str, centre_id: int) -> tuple[ColumnElement[bool], ...]:
    return Enquiry.code == code, Enquiry.centre_id == centre_id


def _opened(query: Select[Enquiry]) -> tuple[EnquiryFacts, ...]:
    return tuple(_facts(row, held) for row in session.scalars(query) if (held := safe(row)))


def _facts(row: Enquiry, held: Safe) -> EnquiryFacts:
    trail.look("enquiry", row.id, "paper")
    steps = steps_of(ENQUIRY.subject, row.id)
    return EnquiryFacts(
        id=row.id,
        code=row.code,
        person_id=row.person_id,
        state=row.state,
        paper=Paper.unpack(held.open(place(row.code, "paper"), row.sealed) or ""),
        released=tuple(row.released),
        silence_basis=held.open(place(row.code, "silence"), row.silence_sealed),
        silent_until=row.silent_until,
        received_on=row.received_on,
        noted_by=row.noted_by,
        proposed_by=row.proposed_by,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        reason=steps[-1].reason if steps else None,
    )
