"""The desk's shortlist: for a person what a counsellor keeps in view, for a vacancy whom.

A match leaves by itself while the two are in touch, once there was an answer or a start, and as long as
either side is not to be had. Nobody but the staff sees it; a person reads it in their own copy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, exists, select

from records.account.queries import staff
from records.introduction.actions import ONLY_REOPENED
from records.introduction.model import Introduction
from records.introduction.states import ALIVE
from records.ledger import session
from records.seeker import queries as seekers
from records.seeker.model import Seeker
from records.seeker.queries import SeekerLine
from records.suggestion.model import Shortlisted
from records.suggestion.queries import Reasons, explain
from records.vacancy.model import Vacancy
from records.vacancy.queries import VacancyCard, cards_of, still_open

MOST = 50


@dataclass(frozen=True, slots=True, repr=False)
class Kept:
    """A match on the shortlist, with its reasons as they are today: of whom and what, by whom, since when."""

    seeker: SeekerLine
    card: VacancyCard
    reasons: Reasons
    by: str
    at: datetime


def of_seeker(seeker_id: int, *, today: date) -> tuple[Kept, ...]:
    """Return what is kept for a person, the newest first."""
    return _kept(standing(today).where(Shortlisted.seeker_id == seeker_id), today)


def at_vacancy(vacancy_id: int, *, centre_id: int, today: date) -> tuple[Kept, ...]:
    """Return who of a centre's people is kept for a vacancy, the newest first."""
    query = standing(today).where(
        Shortlisted.vacancy_id == vacancy_id, Seeker.centre_id == centre_id
    )
    return _kept(query, today)


def is_kept(seeker_id: int, vacancy_id: int, *, today: date) -> bool:
    """Tell whether one match is on the shortlist."""
    query = standing(today).where(
        Shortlisted.seeker_id == seeker_id, Shortlisted.vacancy_id == vacancy_id
    )
    return session.scalars(query).one_or_none() is not None


def standing(today: date) -> Select[Any]:
    """Ask for what stands on the shortlist today."""
    met = exists().where(
        Introduction.seeker_id == Shortlisted.seeker_id,
        Introduction.vacancy_id == Shortlisted.vacancy_id,
        Introduction.state.in_((*ALIVE, *ONLY_REOPENED)),
    )
    return (
        select(Shortlisted)
        .join(Seeker, Seeker.id == Shortlisted.seeker_id)
        .join(Vacancy, Vacancy.id == Shortlisted.vacancy_id)
        .where(Seeker.state == "looking", still_open(today), ~met)
    )


def _kept(query: Select[Any], today: date) -> tuple[Kept, ...]:
    newest = query.order_by(Shortlisted.kept_at.desc(), Shortlisted.id.desc()).limit(MOST)
    rows: Sequence[Shortlisted] = session.scalars(newest).all()
    people = seekers.lines([row.seeker_id for row in rows])
    cards = cards_of([row.vacancy_id for row in rows])
    names = {key: staff(key).name for key in {row.kept_by for row in rows}}
    return tuple(
        Kept(
            people[row.seeker_id],
            cards[row.vacancy_id],
            explain(row.seeker_id, row.vacancy_id, today=today, name_limits=False),
            names[row.kept_by],
            row.kept_at,
        )
        for row in rows
        if row.seeker_id in people
    )
