"""Answering how it goes, and ending the work with what was learnt."""

from datetime import date

from sqlalchemy import select

from records import trail
from records.follow_up.model import FollowUp
from records.ledger import STAFF, Act, Refusal, session
from records.lifecycle.machine import Moved
from records.placement import actions as placements
from records.placement.model import Placement
from records.rule.after_start import follow_ups
from records.seeker.model import Seeker
from records.seeker.states import SEEKER

GOES_ON = "confirmed"


class NotDueYet(Refusal):
    """Nobody is asked on this day, or it has not come yet."""

    key = "refused-follow-up-not-due"


def answer(
    act: Act, placement: Placement, *, after_days: int, says: str, note: str = ""
) -> FollowUp:
    """Keep what one side said on a day that is due; the same again is nothing new, otherwise corrects.

    The row of the placement must be locked, so that a double tap is one answer.
    """
    if placement.state != GOES_ON:
        raise Moved(state=placement.state)
    days = {row.amount: row for row in follow_ups()}
    if after_days not in days or days[after_days].due_on(placement.started_on) > act.today:
        raise NotDueYet()
    last = _last(placement.id, after_days, _side(act))
    if last is not None and (last.says, last.note) == (says, note):
        return last
    return _keep(act, placement, after_days, says, note)


def end(
    act: Act, placement: Placement, *, ended_on: date, reason: str, learnt: str | None = None
) -> None:
    """Write that the work ended; what was learnt stays with the answers.

    Who works is never taken out of the matching: they look on, and count as heard of today.
    """
    placements.end(act, placement, ended_on=ended_on, reason=reason)
    SEEKER.stay(session.get_one(Seeker, placement.seeker_id), "work-ended", act)
    _keep(act, placement, _asked_last(act, placement), "ended", learnt or "")


def _asked_last(act: Act, placement: Placement) -> int:
    came = [x.amount for x in follow_ups() if x.due_on(placement.started_on) <= act.today]
    return max(came, default=0)


def _keep(act: Act, placement: Placement, after_days: int, says: str, note: str) -> FollowUp:
    row = FollowUp(
        placement_id=placement.id,
        after_days=after_days,
        side=_side(act),
        says=says,
        note=note,
        account_id=act.by.account_id,
        answered_at=act.now,
    )
    session.add(row)
    session.flush()
    trail.note(act, verb="follow-up", subject="placement", subject_id=placement.id)
    return row


def _last(placement_id: int, after_days: int, side: str) -> FollowUp | None:
    query = select(FollowUp).where(
        FollowUp.placement_id == placement_id,
        FollowUp.after_days == after_days,
        FollowUp.side == side,
    )
    return session.scalars(query.order_by(FollowUp.id.desc()).limit(1)).one_or_none()


def _side(act: Act) -> str:
    return "centre" if act.by.role in STAFF else str(act.by.role)
