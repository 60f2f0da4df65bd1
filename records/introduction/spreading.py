"""Fair spreading: a vacancy to which more people are introduced than it has places ranks lower that day.

The rule is the criterion ``matcher/criteria/chances.py``; here is what it counts. Only what was so when the
day began counts, told by the history, so that a ranking doesn't change under somebody's eyes, and that
counting again at any time of the day finds the same.
"""

from datetime import datetime, time

from sqlalchemy import func, select

from records.history.model import HistoryLine
from records.introduction.model import Introduction
from records.introduction.states import ALIVE, INTRODUCTION
from records.ledger import session
from records.ledger.act import HERE
from records.vacancy import actions as vacancies


def spread(now: datetime) -> None:
    """Count for every vacancy whom the day began with; safe to do again and again."""
    vacancies.spread(introduced_before(_midnight(now)))


def introduced_before(moment: datetime) -> dict[int, int]:
    """Return how many introductions were alive at a moment, by vacancy id."""
    last = (
        select(HistoryLine.subject_id, func.max(HistoryLine.id).label("id"))
        .where(HistoryLine.subject == INTRODUCTION.subject, HistoryLine.happened_at < moment)
        .group_by(HistoryLine.subject_id)
        .subquery()
    )
    query = (
        select(Introduction.vacancy_id, func.count())
        .join(last, last.c.subject_id == Introduction.id)
        .join(HistoryLine, HistoryLine.id == last.c.id)
        .where(HistoryLine.to_state.in_(ALIVE))
        .group_by(Introduction.vacancy_id)
    )
    return dict(session.execute(query).all())


def _midnight(now: datetime) -> datetime:
    return datetime.combine(now.astimezone(HERE).date(), time(), HERE)
