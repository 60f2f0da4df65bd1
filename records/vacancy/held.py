"""What lies on the holding desk: the whole text, the words found in it, the rules that could allow them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, func, select

from records.field.guard import pieces
from records.field.scan import DEMANDS, STATEMENTS, scan
from records.history import steps_of
from records.ledger import locking, session, the_one
from records.rule.asking import RECORD, Asking, citable
from records.vacancy.desk import within
from records.vacancy.model import Vacancy
from records.vacancy.queries import VacancyCard, card_of
from records.vacancy.states import VACANCY

Pieces = tuple[tuple[str, bool], ...]
PAGE = 50


@dataclass(frozen=True, slots=True)
class Held:
    """One held vacancy as the centre's staff read it; true pieces are the words that were found."""

    card: VacancyCard
    since: datetime
    title: Pieces
    description: Pieces
    rules: tuple[Asking, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words found, each once."""
        return tuple(
            dict.fromkeys(said for said, found in (*self.title, *self.description) if found)
        )


def held(centre_id: int, *, today: date) -> tuple[Held, ...]:
    """Return the first page of what a centre holds, the longest waiting first; listings are everybody's."""
    query = _held(centre_id).order_by(Vacancy.held_at, Vacancy.id).limit(PAGE)
    return tuple(_line(row, today) for row in session.scalars(query))


def count(centre_id: int) -> tuple[int, datetime | None]:
    """Return how many vacancies a centre holds, and since when the first of them waits."""
    found = _held(centre_id).subquery()
    n, since = session.execute(select(func.count(), func.min(found.c.held_at))).one()
    return n, since


def one(code: str, *, centre_id: int, today: date) -> Held:
    """Return one held vacancy of this centre."""
    return _line(_one(_held(centre_id).where(Vacancy.code == code)), today)


def row(code: str, *, centre_id: int) -> Vacancy:
    """Return the row of one held vacancy of this centre, locked."""
    return _one(locking(_held(centre_id).where(Vacancy.code == code)))


def proposal(vacancy_id: int) -> str | None:
    """Return the wording a counsellor proposed when a draft was sent back and not offered since."""
    steps = [x for x in steps_of(VACANCY.subject, vacancy_id) if x.verb != "edit"]
    return steps[-1].reason if steps and steps[-1].verb == "send-back" else None


def _held(centre_id: int) -> Select[Vacancy]:
    return select(Vacancy).where(Vacancy.state == "held", within(centre_id))


def _one(query: Select[Vacancy]) -> Vacancy:
    return the_one(query)


def _line(row: Vacancy, today: date) -> Held:
    return Held(
        card=card_of(row.id),
        since=row.held_at or row.written_at,
        title=_marked(row.title),
        description=_marked(row.description),
        rules=citable(row.trade, RECORD, today),
    )


def _marked(text: str) -> Pieces:
    return pieces(text, scan(text, STATEMENTS | DEMANDS))
