"""The sealer: takes committed lines that no seal holds yet, and links them to the chain.

Ids commit out of order, so a seal lists its lines one by one; one that commits later goes into a later
seal. No transaction of ours lasts ``LATEST``: what is older than a seal of that age is settled.
"""

import logging
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select, text

from records.ledger import session
from records.trail import heads
from records.trail.model import TrailLine, TrailSeal
from records.trail.proof import FIRST, GRACE, digest_of

log = logging.getLogger(__name__)

LATEST = GRACE
MOST = 5_000
"""Lines in one seal."""
LOCK = 7_246_152


def seal(now: datetime, outside: Path) -> int:
    """Seal what was committed, and publish the head; return how many lines were sealed.

    Called by the clock at each beat. A chain that does not lead up to its published head is not gone on
    with: that would cover up the cut.
    """
    try:
        return _seal(now, outside)
    except OSError:
        session.rollback()
        log.exception("trail-head-not-written")
        return 0


def _seal(now: datetime, outside: Path) -> int:
    # One sealer at a time; the others come back at the next beat.
    if not session.scalar(text("select pg_try_advisory_xact_lock(:key)"), {"key": LOCK}):
        session.rollback()
        return 0
    before, published = _last_seal(), heads.last(outside)
    if not _leads_to(published):
        session.rollback()
        log.error("trail-cut")
        return 0
    fresh = _next(before, now)
    session.commit()
    newest = fresh or before
    if newest is not None and (published is None or published.number < newest.number):
        heads.append(outside, newest.number, newest.digest, now)
    return len(fresh.line_ids) if fresh else 0


def unsealed(now: datetime, limit: int = MOST) -> list[TrailLine]:
    """Return committed lines that no seal holds, by id."""
    settled = select(func.coalesce(func.max(TrailSeal.last_id), 0)).where(
        TrailSeal.sealed_at < now - LATEST
    )
    held = select(func.unnest(TrailSeal.line_ids)).where(TrailSeal.sealed_at >= now - LATEST)
    query = select(TrailLine).where(
        TrailLine.id > settled.scalar_subquery(), TrailLine.id.not_in(held)
    )
    return list(session.scalars(query.order_by(TrailLine.id).limit(limit)))


def _next(before: TrailSeal | None, now: datetime) -> TrailSeal | None:
    lines = unsealed(now)
    if not lines:
        return None
    fresh = TrailSeal(
        number=before.number + 1 if before else 1,
        sealed_at=now,
        line_ids=[line.id for line in lines],
        last_id=max(lines[-1].id, before.last_id if before else 0),
    )
    fresh.digest = digest_of(fresh, before.digest if before else FIRST, lines)
    session.add(fresh)
    session.flush()
    session.expunge(fresh)
    return fresh


def _last_seal() -> TrailSeal | None:
    return session.scalars(select(TrailSeal).order_by(TrailSeal.number.desc()).limit(1)).first()


def _leads_to(published: heads.Head | None) -> bool:
    if published is None:
        return True
    digest = session.scalar(select(TrailSeal.digest).where(TrailSeal.number == published.number))
    return digest == published.digest
