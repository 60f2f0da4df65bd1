"""Deciding about a match, and freezing its reasons."""

from dataclasses import asdict
from datetime import date

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from records import trail
from records.ledger import Act, session
from records.suggestion.model import Decision, FrozenLedger
from records.suggestion.queries import explain


def decide(
    act: Act, seeker_id: int, vacancy_id: int, choice: str, reason: str | None = None
) -> None:
    """Save a vacancy, or put it aside as not for me, with one of ``REASONS``; the last decision counts."""
    row = {"choice": choice, "reason": reason, "decided_at": act.now}
    session.execute(
        insert(Decision)
        .values(seeker_id=seeker_id, vacancy_id=vacancy_id, **row)
        .on_conflict_do_update(index_elements=["seeker_id", "vacancy_id"], set_=row)
    )
    trail.note(act, verb="decide", subject="seeker", subject_id=seeker_id)


def undecide(act: Act, seeker_id: int, vacancy_id: int) -> None:
    """Take a decision back, with all that its reason hid; twice is as good as once."""
    mine = Decision.seeker_id == seeker_id, Decision.vacancy_id == vacancy_id
    session.execute(delete(Decision).where(*mine))
    trail.note(act, verb="decide", subject="seeker", subject_id=seeker_id)


def freeze(act: Act, seeker_id: int, vacancy_id: int, *, today: date) -> int:
    """Keep the reasons of this match as they stand; limits are never among them."""
    reasons = explain(seeker_id, vacancy_id, today=today, name_limits=False)
    kept = FrozenLedger(
        seeker_id=seeker_id,
        vacancy_id=vacancy_id,
        score=reasons.score,
        lines=[asdict(line) for line in reasons.lines],
        frozen_at=act.now,
    )
    session.add(kept)
    session.flush()
    return kept.id
