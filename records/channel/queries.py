"""Channels as the person and their centre read them, and as a worker does who carries a letter."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from records.channel.model import Channel
from records.channel.schema import BOX_OF
from records.channel.states import CHANNEL, NONE
from records.ledger import session
from records.person.queries import safe_for_letter
from records.person.words import SealedWords
from records.seeker.model import Seeker
from records.seeker.states import SEEKER


@dataclass(frozen=True, slots=True, repr=False)
class ChannelFacts:
    """What one person chose; reading ``address`` is noted."""

    state: str
    way: str
    how: str
    chosen_at: datetime
    where: SealedWords

    @property
    def address(self) -> str:
        """The number or e-mail address; nothing where the way needs none."""
        return self.where.read()

    @property
    def boxes(self) -> dict[str, str]:
        """The choice as the boxes of its form."""
        box = BOX_OF.get(self.way)
        return {"way": self.way, **({box: self.address} if box else {})}


def of_seeker(seeker_id: int) -> ChannelFacts | None:
    """Return what a person chose, if they did."""
    query = select(Channel, Seeker.person_id).join(Seeker, Seeker.id == Channel.seeker_id)
    found = session.execute(query.where(Channel.seeker_id == seeker_id)).one_or_none()
    if found is None:
        return None
    row, person_id = found
    where = SealedWords(person_id, place_of(row.code), row.address_sealed, name="channel")
    return ChannelFacts(row.state, row.way, row.how, row.chosen_at, where)


def way_of(seeker_id: int) -> str:
    """Return by which way a person is told now: ``none`` also while they pause, rest or have left."""
    query = select(Channel.way).join(Seeker, Seeker.id == Channel.seeker_id)
    told = Channel.state == CHANNEL.start, Seeker.state == SEEKER.start
    return session.scalar(query.where(Channel.seeker_id == seeker_id, *told)) or NONE


def address_for_letter(seeker_id: int) -> str:
    """Open the address for who carries a letter there; nothing where there is none."""
    query = select(Channel.code, Channel.address_sealed, Seeker.person_id)
    joined = query.join(Seeker, Seeker.id == Channel.seeker_id)
    found = session.execute(joined.where(Channel.seeker_id == seeker_id)).one_or_none()
    safe = safe_for_letter(found.person_id) if found else None
    if found is None or safe is None:
        return ""
    return safe.open(place_of(found.code), found.address_sealed) or ""


def place_of(code: str) -> str:
    """Return what the sealed address is bound to."""
    return f"channel|{code}|address"
