"""Deciding about a match, and freezing its reasons."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import date

from sqlalchemy import delete, tuple_
from sqlalchemy.dialects.postgresql import insert

from records import trail
from records.ledger import Act, session
from records.suggestion.model import Decision, FrozenLedger, Shortlisted
from records.suggestion.queries import explain

Pair = tuple[int, int]
"""The ids of a seeker and of a vacancy."""


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


def shortlist(act: Act, pairs: Collection[Pair]) -> None:
    """Keep matches of people (first) and vacancies in view at the desk; kept twice is kept once."""
    for seeker_id, vacancy_id in pairs:
        row = {"seeker_id": seeker_id, "vacancy_id": vacancy_id}
        session.execute(
            insert(Shortlisted)
            .values(**row, kept_by=act.by.account_id, kept_at=act.now)
            .on_conflict_do_nothing()
        )
        trail.note(act, verb="shortlist", subject="seeker", subject_id=seeker_id)


def strike(act: Act, pairs: Collection[Pair]) -> None:
    """Keep matches in view no longer; what wasn't kept is struck as well."""
    both = tuple_(Shortlisted.seeker_id, Shortlisted.vacancy_id)
    session.execute(delete(Shortlisted).where(both.in_(pairs)))
    for seeker_id, _ in pairs:
        trail.note(act, verb="strike", subject="seeker", subject_id=seeker_id)


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
