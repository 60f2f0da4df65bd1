"""Complaints as the centre's staff read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select

from records.complaint.model import Complaint
from records.complaint.states import COMPLAINT
from records.ledger import NotFound, session
from records.vacancy.queries import VacancyCard, cards_of

PAGE = 50


@dataclass(frozen=True, slots=True)
class ComplaintLine:
    """One complaint and the vacancy it is about."""

    code: str
    state: str
    kind: str
    times: int
    first_at: datetime
    last_at: datetime
    vacancy: VacancyCard


def open_ones(centre_id: int) -> tuple[ComplaintLine, ...]:
    """Return the first page of what a centre has not settled, the oldest first."""
    query = _of(centre_id).where(Complaint.state == COMPLAINT.start)
    return _lines(session.scalars(query.order_by(Complaint.id).limit(PAGE)))


def about(vacancy_id: int, *, centre_id: int) -> tuple[ComplaintLine, ...]:
    """Return what is open about one vacancy."""
    query = _of(centre_id).where(
        Complaint.vacancy_id == vacancy_id, Complaint.state == COMPLAINT.start
    )
    return _lines(session.scalars(query.order_by(Complaint.id)))


def one(code: str, *, centre_id: int) -> ComplaintLine:
    """Return one complaint made to this centre."""
    found = _lines(session.scalars(_of(centre_id).where(Complaint.code == code)))
    if not found:
        raise NotFound()
    return found[0]


def _of(centre_id: int) -> Select[Complaint]:
    return select(Complaint).where(Complaint.centre_id == centre_id)


def _lines(rows: Iterable[Complaint]) -> tuple[ComplaintLine, ...]:
    listed = list(rows)
    cards = cards_of([row.vacancy_id for row in listed])
    return tuple(
        ComplaintLine(
            code=row.code,
            state=row.state,
            kind=row.kind,
            times=row.times,
            first_at=row.first_at,
            last_at=row.last_at,
            vacancy=cards[row.vacancy_id],
        )
        for row in listed
    )
