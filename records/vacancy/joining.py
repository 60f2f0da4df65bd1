"""Somebody joins by themselves: an employer nobody has checked yet, and a sign-in for it."""

from typing import Any

from sqlalchemy import select

from records.account import one_time
from records.account.actions import (
    change_secret,
    close_account,
    hashed,
    in_minutes,
    open_account,
    tidy,
)
from records.account.queries import account_named
from records.account.slow_down import Lane, count, still_to_wait
from records.employer import actions
from records.employer.model import Employer
from records.employer.queries import employer_of
from records.employer.states import EMPLOYER, TURNED_AWAY
from records.history import steps_of
from records.ledger import STAFF, Act, Role, session
from records.vacancy.model import Vacancy


def join(act: Act, *, centre_id: int, facts: dict[str, Any], secret: str, address: str) -> int:
    """Write down who asks to join; return how many minutes to wait instead, if so many came from there.

    Whoever asks learns nothing: a known sign-in name changes nothing, takes as long, and is answered alike.
    A name that nobody proved is nobody's: what is said last counts, and only the address's letters open it.
    """
    lane = Lane("join", address, address)
    wait = still_to_wait(lane, act.now)
    if wait:
        return in_minutes(wait)
    count(lane, act.now)
    known = account_named(tidy(facts["contact_email"]))
    if known is None:
        _begin(act, centre_id, facts, secret)
    else:
        _join_again(act, known, centre_id, facts, secret)
    return 0


def _begin(act: Act, centre_id: int, facts: dict[str, Any], secret: str) -> None:
    made = actions.join(act, centre_id=centre_id, facts=facts)
    login = facts["contact_email"]
    account_id = open_account(role=Role.EMPLOYER, login=login, secret=secret, now=act.now)
    actions.add_member(made.id, account_id)


def _join_again(
    act: Act, account_id: int, centre_id: int, facts: dict[str, Any], secret: str
) -> None:
    """Take the place of who never proved the name; of one turned away nothing is taken but the name."""
    employer_id = employer_of(account_id)
    # Whoever verifies them at this moment is waited for.
    row = actions.locked(employer_id) if employer_id is not None else None
    if row is None or one_time.is_claimed(account_id):
        hashed(secret)
    elif row.state == TURNED_AWAY:
        close_account(account_id, act.now)
        _begin(act, centre_id, facts, secret)
    elif _is_untouched(row):
        change_secret(account_id, secret, act.now)
        actions.change(act, row, {"owner_number": None, **facts})
    else:
        hashed(secret)


def _is_untouched(employer: Employer) -> bool:
    """Tell whether an employer only waits: the centre wrote nothing of it, and posted nothing for it."""
    if employer.state != EMPLOYER.start:
        return False
    if any(step.role in STAFF for step in steps_of(EMPLOYER.subject, employer.id)):
        return False
    posted = select(Vacancy.id).where(
        Vacancy.employer_id == employer.id, Vacancy.posted_at.is_not(None)
    )
    return session.scalar(posted.limit(1)) is None
