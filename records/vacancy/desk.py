"""Vacancies as the centre's staff keep them: those of its employers and all listings, in whatever state."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, or_, select

from records.employer.model import Employer
from records.history.model import HistoryLine
from records.ledger import NotFound, locking, session, the_one
from records.ledger.act import STAFF
from records.vacancy.model import Vacancy
from records.vacancy.queries import VacancyCard, card_of
from records.vacancy.states import VACANCY


def within(centre_id: int | ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that a vacancy is this centre's to keep; listings are everybody's."""
    ours = select(Employer.id).where(Employer.centre_id == centre_id)
    return or_(Vacancy.employer_id.is_(None), Vacancy.employer_id.in_(ours))


def card(code: str, *, centre_id: int) -> VacancyCard:
    """Return one vacancy: in any state if it is this centre's to keep, else once it was posted."""
    shown = or_(Vacancy.posted_at.is_not(None), within(centre_id))
    found = session.scalar(select(Vacancy.id).where(Vacancy.code == code, shown))
    if found is None:
        raise NotFound()
    return card_of(found)


def own_card(code: str, *, centre_id: int) -> VacancyCard:
    """Return one vacancy of an employer of this centre, to be changed: a listing follows its source."""
    query = select(Vacancy.id).where(Vacancy.code == code, Vacancy.employer_id.is_not(None))
    found = session.scalar(query.where(within(centre_id)))
    if found is None:
        raise NotFound()
    return card_of(found)


def is_kept(vacancy_id: int, *, centre_id: int) -> bool:
    """Tell whether a vacancy is this centre's to keep."""
    query = select(Vacancy.id).where(Vacancy.id == vacancy_id, within(centre_id))
    return session.scalar(query) is not None


def row(code: str, *, centre_id: int) -> Vacancy:
    """Return the row of one vacancy that is this centre's to keep, locked."""
    return _locked(Vacancy.code == code, within(centre_id))


def row_of(vacancy_id: int, *, centre_id: int) -> Vacancy:
    """Return the same row by its id."""
    return _locked(Vacancy.id == vacancy_id, within(centre_id))


def written_by_centre(vacancy_ids: Collection[int]) -> frozenset[int]:
    """Return which of these vacancies a centre wrote down for their employer, e.g. on the telephone."""
    query = select(HistoryLine.subject_id).where(
        HistoryLine.subject == VACANCY.subject,
        HistoryLine.subject_id.in_(vacancy_ids),
        HistoryLine.verb == "begin",
        HistoryLine.role.in_(STAFF),
    )
    return frozenset(session.scalars(query))


def _locked(*conditions: ColumnElement[bool]) -> Vacancy:
    return the_one(locking(select(Vacancy).where(*conditions)))
