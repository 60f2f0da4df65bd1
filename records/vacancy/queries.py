"""Questions about vacancies: what anybody may read, and what the matcher reads."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from records.employer.queries import cards
from records.ledger import NotFound, any_of, session
from records.vacancy.model import Vacancy
from records.vacancy.states import GOING

PAGE = 30


@dataclass(frozen=True, slots=True)
class SpotFacts:
    """One place of work: as precise as it is known, and as it was written."""

    country: str
    province_code: str | None
    commune_code: str | None
    written: str


@dataclass(frozen=True, slots=True)
class PayFacts:
    """Pay as offered; both ends empty means to be agreed. Whole units of ``currency`` per ``period``."""

    low: int | None
    high: int | None
    currency: str
    period: str
    written: str


@dataclass(frozen=True, slots=True)
class VacancyCard:
    """What anybody may know of a vacancy."""

    id: int
    code: str
    state: str
    title: str
    description: str
    holder: str
    employer_id: int | None
    source: str | None
    trade: str | None
    needs: tuple[tuple[str, str], ...]
    terms: dict[str, Any]
    experience_months: int
    experience_written: str
    places: int
    pay: PayFacts
    spots: tuple[SpotFacts, ...]
    starts_on: date | None
    open_until: date | None
    posted_at: datetime | None

    def is_open(self, today: date) -> bool:
        """Tell whether somebody can still be introduced."""
        return self.state == "open" and (self.open_until is None or today <= self.open_until)


def card(code: str) -> VacancyCard:
    """Return one vacancy that was posted; drafts are nobody's but their holder's."""
    return _one(select(Vacancy).where(Vacancy.code == code, Vacancy.posted_at.is_not(None)))


def card_of(vacancy_id: int) -> VacancyCard:
    """Return one vacancy by its id, in whatever state."""
    return _one(select(Vacancy).where(Vacancy.id == vacancy_id))


def own_card(code: str, *, employer_id: int) -> VacancyCard:
    """Return one of an employer's own vacancies."""
    return _one(select(Vacancy).where(Vacancy.code == code, Vacancy.employer_id == employer_id))


def cards_of(vacancy_ids: list[int]) -> dict[int, VacancyCard]:
    """Return several vacancies by id."""
    if not vacancy_ids:
        return {}
    return {x.id: x for x in cards_from(select(Vacancy).where(Vacancy.id == any_of(vacancy_ids)))}


def of_employer(employer_id: int) -> tuple[VacancyCard, ...]:
    """Return all vacancies of one employer, newest first."""
    mine = select(Vacancy).where(Vacancy.employer_id == employer_id)
    return cards_from(mine.order_by(Vacancy.id.desc()))


def going_of_employer(employer_id: int) -> tuple[int, int]:
    """Return how many vacancies of one employer are going on, and how many are over."""
    is_going = Vacancy.state.in_(GOING)
    mine = select(func.count().filter(is_going), func.count().filter(~is_going))
    going, over = session.execute(mine.where(Vacancy.employer_id == employer_id)).one()
    return going, over


def page_of_employer(
    employer_id: int, *, over: bool, after: str | None = None
) -> tuple[VacancyCard, ...]:
    """Return a page of what is going on, or over, of one employer, newest first, after the one named."""
    state = Vacancy.state.not_in(GOING) if over else Vacancy.state.in_(GOING)
    query = select(Vacancy).where(Vacancy.employer_id == employer_id, state)
    if after is not None:
        query = query.where(Vacancy.id < own_card(after, employer_id=employer_id).id)
    return cards_from(query.order_by(Vacancy.id.desc()).limit(PAGE))


def count_open(today: date) -> int:
    """Return how many vacancies are open."""
    return session.scalar(select(func.count(Vacancy.id)).where(still_open(today))) or 0


def changed_since(number: int) -> list[Vacancy]:
    """Return the rows changed after ``number``, for the matcher's index."""
    query = select(Vacancy).where(Vacancy.changed_no > number).order_by(Vacancy.changed_no)
    return list(session.scalars(query.execution_options(yield_per=2000)))


def many_changed_since(number: int, *, many: int) -> bool:
    """Tell whether at least so many rows changed after ``number``; a list taken in shares one number."""
    query = select(Vacancy.id).where(Vacancy.changed_no > number).limit(many)
    return session.scalar(select(func.count()).select_from(query.subquery())) == many


def open_rows(today: date) -> list[Vacancy]:
    """Return every vacancy that is open and whose last day isn't over, for the matcher's snapshot."""
    query = select(Vacancy).where(still_open(today))
    return list(session.scalars(query.execution_options(yield_per=2000)))


def by_source(source: str, ref: str) -> Vacancy | None:
    """Return the listing that came from this source under this reference."""
    query = select(Vacancy).where(Vacancy.source == source, Vacancy.source_ref == ref)
    return session.scalars(query).one_or_none()


def still_open(today: date) -> ColumnElement[bool]:
    """What makes a vacancy one that people can still be introduced to."""
    still = or_(Vacancy.open_until.is_(None), Vacancy.open_until >= today)
    return and_(Vacancy.state == "open", still)


def _one(query: Select[Vacancy]) -> VacancyCard:
    found = cards_from(query)
    if not found:
        raise NotFound()
    return found[0]


def cards_from(query: Select[Vacancy]) -> tuple[VacancyCard, ...]:
    """Return the vacancies of a query as anybody may read them."""
    rows = list(session.scalars(query))
    holders = cards({row.employer_id for row in rows if row.employer_id})
    return tuple(
        _card(row, holders[row.employer_id].name if row.employer_id else str(row.source))
        for row in rows
    )


def _card(row: Vacancy, holder: str) -> VacancyCard:
    return VacancyCard(
        id=row.id,
        code=row.code,
        state=row.state,
        title=row.title,
        description=row.description,
        holder=holder,
        employer_id=row.employer_id,
        source=row.source,
        trade=row.trade,
        needs=tuple((need["concept"], need["strength"]) for need in row.needs),
        terms=row.terms,
        experience_months=row.experience_months,
        experience_written=row.experience_written,
        places=row.places,
        pay=PayFacts(row.pay_low, row.pay_high, row.pay_currency, row.pay_period, row.pay_written),
        spots=tuple(
            SpotFacts(x.country, x.province_code, x.commune_code, x.written) for x in row.spots
        ),
        starts_on=row.starts_on,
        open_until=row.open_until,
        posted_at=row.posted_at,
    )
