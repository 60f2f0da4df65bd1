"""How a trial stands on a day, and what can be done about it: from its days and its introduction's steps."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_

from records.rule.replying import LINK, the
from records.trial.model import TRYING, Trial

__all__ = ["OVER", "TRYING", "UNDER_WAY", "asked_about", "over_before", "stands", "verbs"]

UNDER_WAY, OVER = "under-way", "over"
_AGREED = ("agreed", "ended")
_VERBS = {"offered": ("agree", "call-off"), "agreed": ("call-off",), UNDER_WAY: ("end",)}


def stands(row: Trial, today: date) -> str:
    """Return offered, agreed (not begun), under-way, over or called-off.

    It is over after its last day; on a day before that only because somebody ended it, or the introduction
    went on.
    """
    if row.state == "offered":
        return "called-off" if row.left_on or today > row.last_day else row.state
    if row.state not in _AGREED:
        return row.state
    if row.ended_on < row.first_day:
        return "called-off"
    if today < row.first_day:
        return "agreed"
    return OVER if row.state == "ended" or row.left_on or today > row.last_day else UNDER_WAY


def verbs(row: Trial, today: date) -> tuple[str, ...]:
    """Return what can be done about it; on its first day it can still be called off."""
    how = stands(row, today)
    first = how == UNDER_WAY and today == row.first_day
    return (*_VERBS.get(how, ()), *(("call-off",) if first else ()))


def over_before(today: date) -> ColumnElement[bool]:
    """Return the condition that it took place and has been over since before today."""
    return and_(Trial.state.in_(_AGREED), Trial.ended_on >= Trial.first_day, Trial.ended_on < today)


def asked_about(today: date) -> ColumnElement[bool]:
    """Return the condition that its end is not so long ago that nobody asks how it went any more."""
    return Trial.ended_on > today - timedelta(days=the(LINK).amount)
