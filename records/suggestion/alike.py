"""What a no to one vacancy says of others: each reason hides those that share it, and nothing more.

It only narrows what is suggested to this one person; their wishes stay as they said them, and taking the no
back takes all of it back. A reason that says nothing here (no home is known, no pay is told) hides no more.
"""

from collections.abc import Callable

from sqlalchemy import ColumnElement, and_, cast, exists, func, select
from sqlalchemy.dialects.postgresql import JSONB

from records.ledger import session
from records.place.nearby import communes_within, kilometres
from records.suggestion.model import REASONS
from records.vacancy.model import Vacancy, VacancySpot

Alike = ColumnElement[bool] | None


def alike(vacancy: Vacancy, reason: str | None, home: str | None) -> Alike:
    """Return the condition for what a no hides besides the vacancy itself; nothing if it says no more."""
    return _HIDES[reason](vacancy, home) if reason in _HIDES else None


def _far(vacancy: Vacancy, home: str | None) -> Alike:
    """As far from home as this one, or farther."""
    query = select(VacancySpot.commune_code).where(VacancySpot.vacancy_id == vacancy.id)
    communes = [code for code in session.scalars(query) if code]
    if home is None or not communes:
        return None
    nearer = communes_within(home, min(kilometres(home, code) for code in communes) - 1)
    spots = exists().where(VacancySpot.vacancy_id == Vacancy.id)
    return and_(
        spots.where(VacancySpot.commune_code.is_not(None)),
        ~spots.where(VacancySpot.commune_code.in_(nearer)),
    )


def _pay(vacancy: Vacancy, _home: str | None) -> Alike:
    """Paid as little by the month, or less."""
    most = vacancy.month_high or vacancy.month_low
    return func.coalesce(Vacancy.month_high, Vacancy.month_low) <= most if most else None


def _shift(vacancy: Vacancy, _home: str | None) -> Alike:
    """In just these shifts."""
    said = vacancy.terms.get("shift")
    return Vacancy.terms["shift"]["value"] == cast(said["value"], JSONB) if said else None


def _work(vacancy: Vacancy, _home: str | None) -> Alike:
    """Of this trade."""
    return Vacancy.trade == vacancy.trade if vacancy.trade else None


def _been_there(vacancy: Vacancy, _home: str | None) -> Alike:
    """Of this employer."""
    return Vacancy.employer_id == vacancy.employer_id if vacancy.employer_id else None


_HIDES: dict[str, Callable[[Vacancy, str | None], Alike]] = dict(
    zip(REASONS, (_far, _pay, _shift, _work, _been_there), strict=True)
)
