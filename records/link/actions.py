"""Making a link, and renewing it."""

from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import insert

from records.ledger import locking, session
from records.link.model import Link


def make(
    purpose: str, subject_id: int, step: int, audience: str, *, now: datetime, until: datetime
) -> int | None:
    """Make a link and return its id; ``None`` if there is one already, whoever made it meanwhile."""
    about = {"purpose": purpose, "subject_id": subject_id, "step": step, "audience": audience}
    fresh = insert(Link).values(**about, made_at=now, until=until)
    return session.scalar(fresh.on_conflict_do_nothing().returning(Link.id))


def renew(
    purpose: str, subject_id: int, step: int, audience: str, *, now: datetime, until: datetime
) -> int:
    """Make a link, or prolong the one there is, and return its id; the older address works no more."""
    made = make(purpose, subject_id, step, audience, now=now, until=until)
    if made is not None:
        return made
    row = session.scalars(locking(_of(purpose, subject_id, step, audience))).one()
    row.until = until
    return row.id


def keep(
    purpose: str, subject_id: int, step: int, audience: str, *, now: datetime, until: datetime
) -> int:
    """Make a link, or leave the one that holds as it is, and return its id: its address goes on working."""
    made = make(purpose, subject_id, step, audience, now=now, until=until)
    if made:
        return made
    known = session.scalars(_of(purpose, subject_id, step, audience)).one()
    if known.until > now:
        return known.id
    return renew(purpose, subject_id, step, audience, now=now, until=until)


def _of(purpose: str, subject_id: int, step: int, audience: str) -> Select[Link]:
    return select(Link).where(
        Link.purpose == purpose,
        Link.subject_id == subject_id,
        Link.step == step,
        Link.audience == audience,
    )
