"""How a trial stands on a day: from its own days, and from what became of its introduction."""

from datetime import date

from records.ledger.act import HERE
from records.trial.model import Trial

TRYING = "trial"
"""The state of an introduction while a trial is offered, under way, or over without a decision."""
UNDER_WAY, OVER = "under-way", "over"


def ends_on(row: Trial) -> date:
    """Return its last day: the agreed one, or the day on which a start, a no or a step back came first."""
    if row.introduction.state == TRYING:
        return row.last_day
    return min(row.last_day, row.introduction.moved_at.astimezone(HERE).date())


def stands(row: Trial, today: date) -> str:
    """Return offered, agreed (not begun), under-way, over (from its last day on) or called-off."""
    if row.state == "offered":
        return row.state if row.introduction.state == TRYING else "called-off"
    if row.state != "agreed":
        return row.state
    if ends_on(row) < row.first_day:
        return "called-off"
    if today < row.first_day:
        return "agreed"
    return OVER if today >= ends_on(row) else UNDER_WAY
