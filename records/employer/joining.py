"""Somebody joins by themselves: an employer nobody has checked yet, and a sign-in for it."""

from typing import Any

from records.account import one_time
from records.account.actions import change_secret, hashed, in_minutes, open_account, tidy
from records.account.queries import account_named
from records.account.slow_down import Lane, count, still_to_wait
from records.employer import actions
from records.employer.queries import employer_of
from records.employer.queries import facts as facts_of
from records.employer.states import EMPLOYER
from records.ledger import Act, Role


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
    elif _is_nobodys(known):
        change_secret(known, secret, act.now)
        actions.change(act, actions.locked(employer_of(known) or 0), facts)
    else:
        hashed(secret)
    return 0


def _begin(act: Act, centre_id: int, facts: dict[str, Any], secret: str) -> None:
    made = actions.join(act, centre_id=centre_id, facts=facts)
    login = facts["contact_email"]
    account_id = open_account(role=Role.EMPLOYER, login=login, secret=secret, now=act.now)
    actions.add_member(made.id, account_id)


def _is_nobodys(account_id: int) -> bool:
    """Tell whether an account only waits to be proved: nobody used or was told a code, nobody checked it."""
    employer_id = employer_of(account_id)
    if employer_id is None or one_time.is_claimed(account_id):
        return False
    return facts_of(employer_id).state == EMPLOYER.start
