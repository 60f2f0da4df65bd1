"""The second step: a half sign-in and one more proof make a whole one, with a token of its own."""

from datetime import datetime

from records.account import devices, one_time, second_factor, slow_down
from records.account.actions import Answer, change_secret, in_minutes, is_secret, tidy
from records.account.model import Account
from records.account.owed import Owed
from records.account.queries import Known
from records.account.sign_ins import Manner, begin, end_all, note, step_up
from records.account.slow_down import Lane
from records.ledger import session


def prove(
    half: Known, token: str, said: str, *, address: str, now: datetime, remember: bool = False
) -> Answer:
    """Try the second proof: a code of the authenticator, a recovery code, or the code of a letter."""
    lane = Lane("second-step", str(half.account_id), address)
    wait = slow_down.still_to_wait(lane, now)
    if wait:
        return Answer(owed=half.owed, key="refused-too-soon", minutes=in_minutes(wait))
    codes = _taken(half, token, tidy(said), now)
    if codes is None:
        slow_down.count(lane, now)
        return Answer(owed=half.owed, key="refused-code")
    slow_down.forgive(lane, now)
    account = session.get_one(Account, half.account_id)
    manner = Manner(half.browser, half.borrowed, half.by_desk_code)
    fresh = step_up(half.sign_in_id, account, now, manner)
    device = devices.remember(account.id, now) if remember and half.owed == Owed.MAIL else None
    return Answer(token=fresh, codes=codes, device=device)


def send_again(half: Known, now: datetime) -> None:
    """Send another letter; the code of the one before stops working."""
    one_time.send(session.get_one(Account, half.account_id), half.sign_in_id, now)


def change_own_secret(known: Known, old: str, new: str, *, address: str, now: datetime) -> Answer:
    """Change one's own secret; every sign-in ends, and this browser gets a new one.

    Who came in by a code of the desk doesn't know the old secret: for them the code was the proof.
    """
    lane = Lane("change-secret", str(known.account_id), address)
    wait = slow_down.still_to_wait(lane, now)
    if wait:
        return Answer(key="refused-too-soon", minutes=in_minutes(wait))
    if not (known.by_desk_code or is_secret(known.account_id, old)):
        slow_down.count(lane, now)
        return Answer(key="refused-old-secret")
    slow_down.forgive(lane, now)
    change_secret(known.account_id, new, now)
    manner = Manner(known.browser, known.borrowed)
    return Answer(token=begin(known.account_id, now, manner).token)


def _taken(half: Known, token: str, said: str, now: datetime) -> tuple[str, ...] | None:
    """Return the recovery codes to be told (mostly none), or ``None`` if the proof was wrong."""
    if half.owed == Owed.ENROL:
        return _enrolled(half, token, said, now)
    if half.owed == Owed.TOTP:
        return () if second_factor.take(half.account_id, said, now) else None
    return () if one_time.take_sent(half.sign_in_id, said, now) else None


def _enrolled(half: Known, token: str, said: str, now: datetime) -> tuple[str, ...] | None:
    secret = second_factor.offered(token)
    step = second_factor.step_of(secret, said, now)
    # Somebody else may have set one up meanwhile, with the same password: theirs is not replaced.
    if step is None or second_factor.is_set_up(half.account_id):
        return None
    note(session.get_one(Account, half.account_id), "set-up-second-factor", now)
    end_all(half.account_id, now)
    return second_factor.set_up(half.account_id, secret, step, now)
