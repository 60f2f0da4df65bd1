"""Complaining about a vacancy, and settling it."""

from dataclasses import replace

from sqlalchemy import select

from records.complaint.model import Complaint
from records.complaint.states import COMPLAINT
from records.ledger import STAFF, Act, locking, session, the_one
from records.vacancy import actions as vacancies
from records.vacancy import desk
from records.vacancy.states import VACANCY


def complain(act: Act, vacancy_id: int, *, kind: str, centre_id: int) -> Complaint:
    """Write down what is wrong with a vacancy; said again while it is open, it is counted.

    Who looks for work and complains is named nowhere; staff who note it are.
    """
    act = act if act.by.role in STAFF else _unnamed(act)
    vacancies.locked(vacancy_id)  # so that two who say the same at once are two of one line
    query = select(Complaint).where(
        Complaint.vacancy_id == vacancy_id,
        Complaint.centre_id == centre_id,
        Complaint.kind == kind,
        Complaint.state == COMPLAINT.start,
    )
    known = session.scalars(locking(query)).one_or_none()
    if known is None:
        return _begin(act, vacancy_id, kind, centre_id)
    known.times, known.last_at = known.times + 1, act.now
    COMPLAINT.stay(known, "again", act)
    return known


def settle(act: Act, complaint: Complaint, *, reason: str) -> None:
    """Decide about it; the vacancy goes on."""
    COMPLAINT.move(complaint, "settle", act, reason)


def close_vacancy(act: Act, complaint: Complaint, *, reason: str) -> None:
    """Take away the vacancy of this centre, or the listing, that it is about: all that is open is settled."""
    vacancy = desk.row_of(complaint.vacancy_id, centre_id=complaint.centre_id)
    query = select(Complaint).where(
        Complaint.vacancy_id == vacancy.id, Complaint.state == COMPLAINT.start
    )
    COMPLAINT.move(complaint, "settle", act, reason)
    for other in session.scalars(locking(query.where(Complaint.id != complaint.id))):
        COMPLAINT.move(other, "settle", act, reason)
    if VACANCY.can(vacancy.state, "close", act.by.role):
        vacancies.close(act, vacancy)


def row(code: str, *, centre_id: int) -> Complaint:
    """Return the row of one complaint made to this centre, locked."""
    query = select(Complaint).where(Complaint.code == code, Complaint.centre_id == centre_id)
    return the_one(locking(query))


def _unnamed(act: Act) -> Act:
    return replace(act, by=replace(act.by, account_id=None, person_id=None))


def _begin(act: Act, vacancy_id: int, kind: str, centre_id: int) -> Complaint:
    made = Complaint(
        centre_id=centre_id,
        vacancy_id=vacancy_id,
        state=COMPLAINT.start,
        kind=kind,
        first_at=act.now,
        last_at=act.now,
    )
    session.add(made)
    session.flush()
    COMPLAINT.begin(made, act)
    return made
