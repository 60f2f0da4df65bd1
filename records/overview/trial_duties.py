"""Trials that wait for a word: the person's to an offer, a report after the end, the employer's decision."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import aliased

from records.introduction.model import Introduction
from records.ledger.act import HERE
from records.overview.duty import Desk, Kind, asks, day_after
from records.rule.replying import LINK, the
from records.trial.model import Trial, TrialReport
from records.trial.standing import TRYING

_later = aliased(Trial)


def _asked(desk: Desk, since: Any, *which: ColumnElement[bool]) -> Select[Any]:
    it, met = Trial, Introduction
    line = asks(it.id, since, code=met.code, seeker_id=it.seeker_id, vacancy_id=met.vacancy_id)
    later = select(_later.id).where(_later.introduction_id == it.introduction_id, _later.id > it.id)
    joined = line.select_from(it).join(met, met.id == it.introduction_id)
    return joined.where(it.centre_id == desk.centre_id, ~later.exists(), *which)


def _offered(desk: Desk) -> Select[Any]:
    """The person has not answered an offer."""
    waits = Trial.state == "offered", Introduction.state == TRYING, ~Introduction.at_work
    return _asked(desk, Trial.offered_at, *waits)


def _unreported(desk: Desk) -> Select[Any]:
    """A trial took place, and one side or both have not said how; after a month nobody asks any more."""
    begun = func.timezone(str(HERE), Introduction.moved_at) >= Trial.first_day
    month = Trial.last_day > desk.today - timedelta(days=the(LINK).amount)
    missing = ~_reported("employer") | ~_reported("seeker")
    took_place = or_(Introduction.state == TRYING, begun)
    return _asked(desk, day_after(Trial.last_day), *_over(desk), took_place, month, missing)


def _undecided(desk: Desk) -> Select[Any]:
    """The employer reported, and has not said yet whether the person stays."""
    waits = Introduction.state == TRYING, ~Introduction.at_work, _reported("employer")
    return _asked(desk, day_after(Trial.last_day), *_over(desk), *waits)


def _over(desk: Desk) -> tuple[ColumnElement[bool], ...]:
    return Trial.state == "agreed", Trial.last_day < desk.today


def _reported(side: str) -> ColumnElement[bool]:
    mine = TrialReport.trial_id == Trial.id, TrialReport.side == side
    return select(TrialReport.id).where(*mine).exists()


def _days(number: int) -> timedelta:
    return timedelta(days=number)


KINDS = (
    Kind("trial-offered", _offered, rests=_days(1), late_after=_days(3)),
    Kind("trial-unreported", _unreported, rests=_days(2), late_after=_days(7)),
    Kind("trial-undecided", _undecided, rests=_days(1), late_after=_days(5)),
)
