"""Wishing to be called back, taking that back, and writing down what became of a call."""

from sqlalchemy import select

from records.call_back.model import CallBack
from records.call_back.queries import WISHED, place_of
from records.call_back.safe_time import SafeTime
from records.call_back.states import CALL_BACK
from records.ledger import Act, Refusal, locking, new_code, session
from records.person.queries import facts
from records.person.words import seal_changed, seal_words
from records.seeker.model import Seeker
from records.seeker.queries import person_behind


class NoNumber(Refusal):
    """The centre knows no number of theirs, and they named none."""

    key = "refused-call-back-number"


def wish(
    act: Act, seeker: Seeker, *, safe: SafeTime, number: str | None = None, note: str = ""
) -> CallBack:
    """Write down the wish; whoever wishes already changes what they said. ``seeker`` is locked."""
    if not number and facts(seeker.person_id).details.phone is None:
        raise NoNumber()
    row = _open_one(seeker.id)
    verb = "change" if row else "begin"
    row = row or CallBack(
        code=new_code(), centre_id=seeker.centre_id, seeker_id=seeker.id, state=CALL_BACK.start
    )
    said = f"{number or ''}\n{note}" if number or note else None
    row.said_sealed = seal_words(seeker.person_id, place_of(row.code), said)
    row.safe_days, row.safe_hours = safe.days, safe.hours
    row.wished_at = row.moved_at = act.now
    row.late_from = safe.ends(act.now)
    session.add(row)
    session.flush()
    CALL_BACK.begin(row, act) if verb == "begin" else CALL_BACK.move(row, verb, act)
    return row


def take_back(act: Act, seeker: Seeker) -> None:
    """Let the wish be; twice is as good as once. ``seeker`` is locked."""
    row = _open_one(seeker.id)
    if row is not None:
        _end(act, row, "take-back")


def reach(act: Act, row: CallBack) -> None:
    """Write down that one spoke with the person."""
    _end(act, row, "reach")


def miss(act: Act, row: CallBack) -> None:
    """Write down that they did not answer: they are called again later."""
    CALL_BACK.move(row, "miss", act)
    row.tries += 1
    row.tried_at = row.moved_at = act.now
    safe = SafeTime(row.safe_days, row.safe_hours)
    row.late_from = safe.ends(safe.again(act.now))


def give_up(act: Act, row: CallBack, reason: str) -> None:
    """End it unreached, with the reason; the person may read it."""
    _end(act, row, "give-up", reason)


def _end(act: Act, row: CallBack, verb: str, reason: str | None = None) -> None:
    CALL_BACK.move(row, verb, act, reason)
    row.moved_at = act.now
    person_id, place = person_behind(row.seeker_id), place_of(row.code)
    row.said_sealed = seal_changed(person_id, place, row.said_sealed, _without_number)


def _without_number(said: str) -> str:
    """A number that was named for one call is nobody's any more; the words stay."""
    note = said.partition("\n")[2]
    return f"\n{note}" if note else ""


def _open_one(seeker_id: int) -> CallBack | None:
    query = select(CallBack).where(CallBack.seeker_id == seeker_id, WISHED)
    return session.scalars(locking(query)).one_or_none()
