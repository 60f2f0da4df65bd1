"""Choosing how one is told, pausing that, and going on."""

from sqlalchemy import select

from records.channel.model import Channel
from records.channel.queries import place_of
from records.channel.states import CHANNEL, NONE
from records.ledger import Act, Role, locking, new_code, session
from records.lifecycle import Moved
from records.person.words import seal_words
from records.seeker.model import Seeker


def choose(act: Act, seeker: Seeker, *, way: str, address: str | None) -> Channel:
    """Write down by which way a person is told; chosen again it counts anew. ``seeker`` is locked."""
    row, verb = _row(seeker.id), "choose"
    if row is None:
        row, verb = _new(seeker), "begin"
    sealed = seal_words(seeker.person_id, place_of(row.code), address)
    row.way, row.address_sealed, row.chosen_at = way, sealed, act.now
    row.how = "screen" if act.by.role == Role.SEEKER else "counter"
    session.add(row)
    session.flush()
    CHANNEL.begin(row, act) if verb == "begin" else CHANNEL.move(row, verb, act)
    return row


def pause(act: Act, seeker: Seeker) -> None:
    """Tell nothing until they say so."""
    CHANNEL.move(_known(seeker), "pause", act)


def resume(act: Act, seeker: Seeker) -> None:
    """Go on telling."""
    CHANNEL.move(_known(seeker), "resume", act)


def _new(seeker: Seeker) -> Channel:
    return Channel(
        code=new_code(), centre_id=seeker.centre_id, seeker_id=seeker.id, state=CHANNEL.start
    )


def _known(seeker: Seeker) -> Channel:
    row = _row(seeker.id)
    if row is None:
        raise Moved(state=NONE)
    return row


def _row(seeker_id: int) -> Channel | None:
    query = select(Channel).where(Channel.seeker_id == seeker_id)
    return session.scalars(locking(query)).one_or_none()
