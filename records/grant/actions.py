"""Giving and withdrawing a grant."""

from collections.abc import Collection
from datetime import date, timedelta

from records import trail
from records.grant.model import LONGEST_DAYS, PARTS, Grant
from records.ledger import Act, Refusal, session

TEXT_VERSION = "P2-2026-11"


class GrantsNothing(Refusal):
    """Somebody must say what the employer may see; nothing is ticked beforehand."""

    key = "refused-grants-nothing"


def give(
    act: Act,
    *,
    seeker_id: int,
    vacancy_id: int,
    employer_id: int,
    parts: Collection[str],
    how: str,
    until: date | None = None,
) -> int:
    """Let one employer see these parts for one vacancy, for at most 90 days; return the grant's id."""
    chosen = [part for part in PARTS if part in parts]
    if not chosen:
        raise GrantsNothing()
    last = act.today + timedelta(days=LONGEST_DAYS)
    grant = Grant(
        seeker_id=seeker_id,
        vacancy_id=vacancy_id,
        employer_id=employer_id,
        parts=chosen,
        text_version=TEXT_VERSION,
        how=how,
        given_by=act.by.account_id,
        given_at=act.now,
        given_on=act.today,
        until=min(until or last, last),
    )
    session.add(grant)
    session.flush()
    trail.note(act, verb="give", subject="grant", subject_id=grant.id)
    return grant.id


def withdraw(act: Act, grant: Grant) -> None:
    """Take a grant back; it holds from the next request on."""
    if grant.withdrawn_at is None:
        grant.withdrawn_at = act.now
        trail.note(act, verb="withdraw", subject="grant", subject_id=grant.id)
