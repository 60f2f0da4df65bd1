"""Trials that wait for a word: the person's to an offer, a report after the end, the employer's decision."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import aliased

from records.introduction.model import Introduction
from records.overview.duty import Kind
from records.overview.question import CENTRE, Shape, asks, day_after
from records.seeker.model import Seeker
from records.seeker.states import UNSEEN
from records.trial.model import TRYING, Trial, TrialReport
from records.trial.standing import asked_about, over_before

_later = aliased(Trial)


def _asked(shape: Shape, since: Any, *which: ColumnElement[bool]) -> Select[Any]:
    it, met = Trial, Introduction
    line = asks(it.id, since, code=met.code, seeker_id=it.seeker_id, vacancy_id=met.vacancy_id)
    later = select(_later.id).where(_later.introduction_id == it.introduction_id, _later.id > it.id)
    unseen = select(Seeker.id).where(Seeker.state.in_(UNSEEN))
    joined = line.select_from(it).join(met, met.id == it.introduction_id)
    newest = ~it.reopened, ~later.exists()
    return joined.where(it.centre_id == CENTRE, it.seeker_id.not_in(unseen), *newest, *which)


def _offered(shape: Shape) -> Select[Any]:
    """The person has not answered an offer."""
    waits = Trial.state == "offered", Trial.left_on.is_(None), Trial.last_day >= shape.today
    return _asked(shape, Trial.offered_at, *waits)


def _unreported(shape: Shape) -> Select[Any]:
    """A trial took place, and one side or both have not said how; after a month nobody asks any more."""
    missing = or_(~_reported("employer"), ~_reported("seeker"))
    ended = over_before(shape.today), asked_about(shape.today)
    return _asked(shape, day_after(Trial.ended_on), *ended, missing)


def _undecided(shape: Shape) -> Select[Any]:
    """The employer reported, or will not any more, and has not said yet whether the person stays."""
    waits = Introduction.state == TRYING, ~Introduction.at_work
    said = or_(_reported("employer"), ~asked_about(shape.today))
    return _asked(shape, day_after(Trial.ended_on), over_before(shape.today), *waits, said)


def _reported(side: str) -> ColumnElement[bool]:
    mine = TrialReport.trial_id == Trial.id, TrialReport.side == side
    return select(TrialReport.id).where(*mine).exists()


KINDS = (
    Kind("trial-offered", _offered, rests=timedelta(days=1), late_after=timedelta(days=3)),
    Kind("trial-unreported", _unreported, rests=timedelta(days=2), late_after=timedelta(days=7)),
    Kind("trial-undecided", _undecided, rests=timedelta(days=1), late_after=timedelta(days=5)),
)
