"""Somebody joins by themselves: an employer nobody has checked yet, and a sign-in for it."""

from typing import Any

from records.account.actions import hashed, in_minutes, open_account, tidy
from records.account.queries import account_named
from records.account.slow_down import Lane, count, still_to_wait
from records.employer import actions
from records.ledger import Act, Role


def join(act: Act, *, centre_id: int, facts: dict[str, Any], secret: str, address: str) -> int:
    """Write down who asks to join; return how many minutes to wait instead, if so many came from there.

    Whoever asks learns nothing: a known sign-in name changes nothing, takes as long, and is answered alike.
    """
    lane = Lane("join", address, address)
    wait = still_to_wait(lane, act.now)
    if wait:
        return in_minutes(wait)
    count(lane, act.now)
    login = facts["contact_email"]
    if account_named(tidy(login)) is not None:
        hashed(secret)
        return 0
    made = actions.join(act, centre_id=centre_id, facts=facts)
    account_id = open_account(role=Role.EMPLOYER, login=login, secret=secret, now=act.now)
    actions.add_member(made.id, account_id)
    return 0
