"""Keeping a search, pausing it, and letting it go."""

from records.alert.model import Alert
from records.alert.queries import rows_of
from records.field.scan import scan
from records.ledger import Act, Refusal, new_code, session
from records.seeker.model import Seeker
from records.vacancy.browsing import Sought, narrowed_by

MOST = 3


class TooMany(Refusal):
    """So many are kept already."""

    key = "refused-alert-many"


class NothingSought(Refusal):
    """It asks for everything, or its place is not understood: every day would have something new."""

    key = "refused-alert-nothing"


class WordsNotKept(Refusal):
    """Words tell of a past: they may be searched for, and are kept nowhere."""

    key = "refused-alert-words"


def keep(act: Act, seeker: Seeker, sought: Sought, *, at: str, place: str) -> Alert:
    """Keep a search; ``place`` is how ``at`` is called. ``seeker`` is locked.

    The same again is the same one, and goes on if it was paused.
    """
    words, chosen = sought.words, narrowed_by(sought)
    if not (words or at or chosen) or (place and not at):
        raise NothingSought()
    if scan(f"{words}\n{place}"):
        raise WordsNotKept()
    kept = rows_of(seeker.id)
    same = (row for row in kept if (row.words, row.at, row.chosen) == (words, at, chosen))
    known = next(same, None)
    if known is not None:
        resume(act, known)
        return known
    if len(kept) >= MOST:
        raise TooMany()
    said = Alert(
        code=new_code(), centre_id=seeker.centre_id, seeker_id=seeker.id,
        words=words, place=place, at=at, chosen=chosen, kept_at=act.now, asked_at=act.now,
    )  # fmt: skip
    session.add(said)
    session.flush()
    return said


def pause(act: Act, alert: Alert) -> None:
    """Tell nothing of it; twice is as good as once."""
    alert.paused_at = alert.paused_at or act.now


def resume(act: Act, alert: Alert) -> None:
    """Tell again, of what opens from now on."""
    if alert.paused_at is not None:
        alert.paused_at, alert.asked_at = None, act.now


def remove(_act: Act, alert: Alert) -> None:
    """Let it go; nothing of it is kept."""
    session.delete(alert)
