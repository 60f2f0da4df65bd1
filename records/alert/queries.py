"""Kept searches as their person reads them, and as the clock asks them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select

from records.alert.model import Alert
from records.ledger import locking, session, the_one
from records.ledger.act import HERE
from records.vacancy.browsing import Sought, opened
from records.vacancy.seeking import ANYWHERE, place_at, sought

FRESH = timedelta(days=7)
"""So long a vacancy counts as new."""


@dataclass(frozen=True, slots=True)
class AlertFacts:
    """One kept search; ``fresh`` is how many vacancies like it opened within days."""

    code: str
    words: str
    place: str
    at: str
    chosen: dict[str, str]
    paused: bool
    fresh: int


def of_seeker(seeker_id: int, *, now: datetime) -> tuple[AlertFacts, ...]:
    """Return what a person keeps, the oldest first."""
    return tuple(_facts(row, now) for row in session.scalars(_of(seeker_id)))


def fresh(seeker_id: int, *, now: datetime) -> int:
    """Return how many new vacancies there are for all a person keeps and has not paused."""
    rows = session.scalars(_of(seeker_id).where(WANTED)).all()
    return _count([(row, now - FRESH) for row in rows], now) if rows else 0


def is_fresh(posted_at: datetime | None, *, now: datetime) -> bool:
    """Tell whether a vacancy opened so lately that it counts as new."""
    return posted_at is not None and posted_at > now - FRESH


def wanted(seeker_id: int) -> bool:
    """Tell whether a person keeps anything that is not paused."""
    return (
        session.scalar(select(Alert.id).where(Alert.seeker_id == seeker_id, WANTED).limit(1))
        is not None
    )


def opened_since_asked(rows: list[Alert], now: datetime) -> int:
    """Return how many vacancies opened since these were asked last; what several find counts once.

    No more than their page calls new: who could not be told for months is not told of months.
    """
    return _count([(row, max(row.asked_at, now - FRESH)) for row in rows], now)


def rows_of(seeker_id: int) -> list[Alert]:
    """Return the rows of a person, locked."""
    return list(session.scalars(locking(_of(seeker_id))))


def row_of(code: str, *, seeker_id: int) -> Alert:
    """Return the row of one of a person's own, locked."""
    return the_one(locking(_of(seeker_id).where(Alert.code == code)))


WANTED = Alert.paused_at.is_(None)


def _of(seeker_id: int) -> Select[Alert]:
    return select(Alert).where(Alert.seeker_id == seeker_id).order_by(Alert.id)


def _facts(row: Alert, now: datetime) -> AlertFacts:
    return AlertFacts(
        code=row.code,
        words=row.words,
        place=row.place,
        at=row.at,
        chosen=row.chosen,
        paused=row.paused_at is not None,
        fresh=_count([(row, now - FRESH)], now),
    )


def _count(searches: list[tuple[Alert, datetime]], now: datetime) -> int:
    asked = [(_sought(row), since) for row, since in searches]
    return opened(asked, today=now.astimezone(HERE).date())


def _sought(row: Alert) -> Sought:
    """Understand it as a page does; a place that is no more finds what lies anywhere."""
    return sought(row.words, place_at(row.at) or ANYWHERE, row.chosen)
