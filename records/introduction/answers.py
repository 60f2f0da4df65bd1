"""How employers answer who was introduced to them: how often, after how many days, and who waits.

Asked counts each time somebody was introduced by name and the employer answered (times or a question, an
interview, a trial, a start, a no), let it lapse, or let the day go by on which an answer was due
(``rule.replying``).
Who stepped back before, or came only lately, does not count.

The share answered is smoothed, so that a new employer is judged by the others: a Beta prior whose mean is
the centre's own share and which weighs as much as ``PRIOR`` introductions,
``(answered + PRIOR * mean) / (asked + PRIOR)``; the centre's mean itself by Laplace's rule of succession,
``(answered + 1) / (asked + 2)``. It is a function of counts alone, for whoever ranks or shows by it. The
weight of four is the centre's own choice, no law and no measurement.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from records.history.model import HistoryLine
from records.introduction.model import THEIR_TURN, Introduction
from records.introduction.states import INTRODUCTION
from records.ledger import AnyMoment, session
from records.ledger.act import HERE
from records.rule.replying import DUE, the

PRIOR = 4
LOOKED_BACK = timedelta(days=365)
ANSWERS = (
    "invite",
    "propose-trial",
    "decline",
    "start",
    "reply-times",
    "reply-question",
    "reply-told",
)
WORDS = (*ANSWERS, "reply-noted")
"""What tells that the employer spoke, with the centre too; only an answer moves an introduction on."""
ENDS = (*WORDS, "withdraw", "lapse")
SINCE = func.coalesce(Introduction.interview_at, Introduction.reply_at, Introduction.moved_at)
"""Since when an employer owes a word."""


@dataclass(frozen=True, slots=True)
class Answering:
    """One employer's counts of a year; ``rate`` is smoothed, ``median_days`` of what was answered."""

    asked: int
    answered: int
    median_days: int | None
    rate: float


@dataclass(frozen=True, slots=True)
class Unanswered:
    """How many people wait for an employer's word, and since when the first of them does."""

    n: int
    since: datetime


def centre_share(answered: int, asked: int) -> float:
    """Return the share answered by all employers together (Laplace): between 0 and 1, 0.5 of nothing."""
    return (answered + 1) / (asked + 2)


def smoothed(answered: int, asked: int, *, mean: float) -> float:
    """Return one employer's share answered, drawn to ``mean`` the more the less they were asked."""
    return (answered + PRIOR * mean) / (asked + PRIOR)


def answering(
    employer_ids: Collection[int], *, centre_id: int, now: datetime
) -> dict[int, Answering]:
    """Return how each of these employers of a centre answered in a year; one never asked has the mean."""
    turns, mean = _asked(centre_id, now)
    return {key: _answering(turns.get(key, []), mean) for key in employer_ids}


def asked_often(centre_id: int, *, least: int, now: datetime) -> tuple[dict[int, Answering], float]:
    """Return how each employer asked at least so often answered in a year, and the share of all of them."""
    turns, mean = _asked(centre_id, now)
    often = {key: _answering(each, mean) for key, each in turns.items() if len(each) >= least}
    return often, mean


def owed_word(now: AnyMoment) -> ColumnElement[bool]:
    """Return the condition that it is the employer's turn: one was introduced, or an interview is over."""
    met = and_(Introduction.state == "interview", Introduction.interview_at <= now)
    said = and_(Introduction.reply.is_not(None), Introduction.reply.not_in(THEIR_TURN))
    return and_(~Introduction.at_work, or_(and_(Introduction.state == "introduced", ~said), met))


def due_on(since: datetime) -> date:
    """Return the day on which an answer is due that is owed since a moment."""
    return the(DUE).day(since.astimezone(HERE).date())


def unanswered(centre_id: int, *, now: datetime) -> dict[int, Unanswered]:
    """Return the employers of a centre for whose word somebody waits, by id."""
    query = (
        select(Introduction.employer_id, func.count(), func.min(SINCE))
        .where(Introduction.centre_id == centre_id, owed_word(now))
        .group_by(Introduction.employer_id)
    )
    return {key: Unanswered(n, first) for key, n, first in session.execute(query)}


def _asked(centre_id: int, now: datetime) -> tuple[dict[int, list[int | None]], float]:
    """Return each time somebody was asked, by employer, and the share that was answered of all."""
    turns = defaultdict[int, list[int | None]](list)
    for employer_id, days in _turns(centre_id, now):
        turns[employer_id].append(days)
    everybody = [days for each in turns.values() for days in each]
    return turns, centre_share(_answered(everybody), len(everybody))


def _answering(turns: list[int | None], mean: float) -> Answering:
    answered = [days for days in turns if days is not None]
    return Answering(
        asked=len(turns),
        answered=len(answered),
        median_days=round(median(answered)) if answered else None,
        rate=smoothed(len(answered), len(turns), mean=mean),
    )


def _answered(turns: Iterable[int | None]) -> int:
    return sum(days is not None for days in turns)


def _turns(centre_id: int, now: datetime) -> Iterable[tuple[int, int | None]]:
    """Each time an employer was asked: who, and after how many days they answered, if they did."""
    lines = (
        select(
            Introduction.employer_id,
            HistoryLine.verb,
            HistoryLine.happened_at,
            _following(HistoryLine.verb).label("then"),
            _following(HistoryLine.happened_at).label("then_at"),
            Introduction.at_work.label("elsewhere"),
        )
        .join(Introduction, Introduction.id == HistoryLine.subject_id)
        .where(
            HistoryLine.subject == INTRODUCTION.subject,
            HistoryLine.verb.in_(("introduce", *ENDS)),
            HistoryLine.happened_at.between(now - LOOKED_BACK, now),
            Introduction.centre_id == centre_id,
        )
        .subquery()
    )
    today = now.astimezone(HERE).date()
    for line in session.execute(select(lines).where(lines.c.verb == "introduce")):
        if line.then in ANSWERS:
            yield line.employer_id, (line.then_at - line.happened_at).days
        elif line.then == "lapse" or (
            # Of who works elsewhere meanwhile nobody could answer.
            line.then is None and not line.elsewhere and due_on(line.happened_at) < today
        ):
            yield line.employer_id, None


def _following(column: Any) -> ColumnElement[Any]:
    """What stands in the next line about the same introduction."""
    return func.lead(column).over(partition_by=HistoryLine.subject_id, order_by=HistoryLine.id)
