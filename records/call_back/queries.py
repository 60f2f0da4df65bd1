"""Wishes to be called back, as the person and their centre read them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select

from records.call_back.model import CallBack
from records.call_back.safe_time import SafeTime
from records.call_back.states import CALL_BACK
from records.ledger import NotFound, locking, session, the_one
from records.person.words import SealedWords
from records.seeker.model import Seeker


@dataclass(frozen=True, slots=True, repr=False)
class CallBackFacts:
    """One wish; ``seeker_id`` is whose it is, ``said`` the number (if another) and the words, sealed."""

    code: str
    state: str
    safe: SafeTime
    seeker_id: int
    tries: int
    wished_at: datetime
    tried_at: datetime | None
    moved_at: datetime
    said: SealedWords

    @property
    def number(self) -> str:
        """The other number, E.164; nothing if the known one is meant. Reading it is noted."""
        return self.said.read().partition("\n")[0]

    @property
    def note(self) -> str:
        """What it is about, in their own words; reading it is noted."""
        return self.said.read().partition("\n")[2]

    def next_time(self, now: datetime) -> tuple[datetime, datetime]:
        """Return from when until when they are called: not again at once after a call they missed."""
        if not self.tried_at or self.tried_at < self.wished_at:
            return self.safe.begins(now), self.safe.ends(now)
        again = self.safe.again(self.tried_at)
        since = max(now, again)
        return max(again, self.safe.begins(since)), self.safe.ends(since)

    @property
    def safe_days(self) -> str:
        """The days as they are stored."""
        return self.safe.days

    @property
    def safe_hours(self) -> str:
        """The part of the day as it is stored."""
        return self.safe.hours


def wished_by(seeker_id: int) -> CallBackFacts | None:
    """Return what a person wishes now, if anything."""
    found = _read(_all().where(CallBack.seeker_id == seeker_id, WISHED))
    return found[0] if found else None


def given_up(seeker_id: int) -> CallBackFacts | None:
    """Return a person's newest wish if the centre gave it up."""
    newest = _all().where(CallBack.seeker_id == seeker_id).order_by(CallBack.id.desc()).limit(1)
    found = _read(newest)
    return found[0] if found and found[0].state == "given-up" else None


def all_of(seeker_id: int) -> tuple[CallBackFacts, ...]:
    """Return everything a person ever wished, the first first."""
    return _read(_all().where(CallBack.seeker_id == seeker_id).order_by(CallBack.id))


def one_for_centre(code: str, *, centre_id: int) -> CallBackFacts:
    """Return one wish told to this centre."""
    found = _read(_all().where(CallBack.code == code, CallBack.centre_id == centre_id))
    if not found:
        raise NotFound()
    return found[0]


def row_for_centre(code: str, *, centre_id: int) -> CallBack:
    """Return the row of one wish told to this centre, locked."""
    query = select(CallBack).where(CallBack.code == code, CallBack.centre_id == centre_id)
    return the_one(locking(query))


def place_of(code: str) -> str:
    """Return what the sealed value is bound to."""
    return f"call_back|{code}|said"


WISHED = CallBack.state == CALL_BACK.start


def _all() -> Select[CallBack, int]:
    return select(CallBack, Seeker.person_id).join(Seeker, Seeker.id == CallBack.seeker_id)


def _read(query: Select[CallBack, int]) -> tuple[CallBackFacts, ...]:
    return tuple(_facts(row, person_id) for row, person_id in session.execute(query))


def _facts(row: CallBack, person_id: int) -> CallBackFacts:
    return CallBackFacts(
        code=row.code,
        state=row.state,
        safe=SafeTime(row.safe_days, row.safe_hours),
        seeker_id=row.seeker_id,
        tries=row.tries,
        wished_at=row.wished_at,
        tried_at=row.tried_at,
        moved_at=row.moved_at,
        said=SealedWords(person_id, place_of(row.code), row.said_sealed, name="call-backs"),
    )
