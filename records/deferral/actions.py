"""Letting a duty rest, and taking that back."""

from datetime import date, timedelta

from sqlalchemy import delete

from records import trail
from records.deferral.model import Deferral
from records.ledger import Act, Refusal, session

LONGEST = timedelta(days=180)
"""The centre's own measure: what rests longer is forgotten."""


class RestsTooLittleOrLong(Refusal):
    """A duty rests at least until tomorrow, and for half a year at most."""

    key = "refused-deferral-until"


def defer(
    act: Act, *, kind: str, subject_id: int, seeker_id: int | None, reason: str, until: date
) -> str:
    """Let a duty rest until a day begins; return the code by which it is taken back."""
    if not act.today < until <= act.today + LONGEST:
        raise RestsTooLittleOrLong()
    made = Deferral(
        centre_id=act.by.centre_id,
        kind=kind,
        subject_id=subject_id,
        seeker_id=seeker_id,
        reason=reason,
        until=until,
        decided_by=act.by.account_id,
        decided_at=act.now,
    )
    session.add(made)
    session.flush()
    trail.note(act, verb="defer", subject="deferral", subject_id=made.id)
    return made.code


def take_back(act: Act, codes: list[str]) -> int:
    """Put duties one let rest back into the queue, and return how many; twice is as good as once."""
    query = delete(Deferral).where(
        Deferral.code.in_(codes), Deferral.decided_by == act.by.account_id
    )
    gone = session.scalars(query.returning(Deferral.id)).all()
    for deferral_id in gone:
        trail.note(act, verb="take-back", subject="deferral", subject_id=deferral_id)
    return len(gone)
