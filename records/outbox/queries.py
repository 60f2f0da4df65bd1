"""The inbox, the stuck deliveries, and the age of what waits."""

import json
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy

from sqlalchemy import Select, func, or_, select

from records.ledger import session, the_one
from records.outbox.actions import Fact
from records.outbox.model import Attempt, Delivery, Event, Notice, Rehearsal

PAGE = 50


@dataclass(frozen=True, slots=True)
class InboxLine:
    """One notice as the centre reads it."""

    id: int
    code: str
    topic: str
    version: int
    facts: dict[str, Fact]
    sha256: str
    happened_at: datetime
    arrived_at: datetime
    acked_at: datetime | None


@dataclass(frozen=True, slots=True)
class StuckLine:
    """One delivery that needs a person."""

    code: str
    topic: str
    reaction: str
    tries: int
    last_code: str | None
    happened_at: datetime
    facts: dict[str, Fact]


@dataclass(frozen=True, slots=True, repr=False)
class Parcel:
    """A delivery as those who carry it see it: what happened, and the frozen letter once written."""

    delivery_id: int
    code: str
    topic: str
    reaction: str
    facts: dict[str, Fact]
    letter: bytes | None


@dataclass(frozen=True, slots=True)
class RehearsedLine:
    """What a trial channel was given."""

    topic: str
    way: str
    said: str
    at: datetime


def parcel(delivery: Delivery) -> Parcel:
    """Return what is to be carried."""
    return Parcel(
        delivery_id=delivery.id,
        code=delivery.code,
        topic=delivery.event.topic,
        reaction=delivery.reaction,
        facts=facts_of(delivery),
        letter=delivery.letter,
    )


def facts_of(delivery: Delivery) -> dict[str, Fact]:
    """Return the frozen facts of the event behind a delivery."""
    return said_of(delivery.event)


def said_of(event: Event) -> dict[str, Fact]:
    """Return the frozen facts of an event."""
    facts: dict[str, Fact] = json.loads(event.facts)
    return facts


def words_of(letter: bytes) -> str:
    """Return the words of a frozen letter."""
    words: str = message_from_bytes(letter, policy=policy.SMTP).get_content()
    return words.strip()


def rehearsed(centre_id: int) -> tuple[RehearsedLine, ...]:
    """Return the newest page of what trial channels were given for people of a centre."""
    query = select(Rehearsal, Event.topic).join(Delivery, Delivery.id == Rehearsal.delivery_id)
    mine = query.join(Delivery.event).where(Rehearsal.centre_id == centre_id)
    newest = mine.order_by(Rehearsal.id.desc()).limit(PAGE)
    return tuple(
        RehearsedLine(topic, row.way, row.said, row.at) for row, topic in session.execute(newest)
    )


def inbox(
    *,
    centre_id: int,
    counsellor_id: int | None,
    before: int | None = None,
    acked: bool | None = None,
) -> tuple[InboxLine, ...]:
    """Return a page of the inbox, newest first: the counsellor's own notices and their branch's."""
    query = _notices(centre_id, counsellor_id)
    if acked is not None:
        query = query.where(Notice.acked_at.is_not(None) if acked else Notice.acked_at.is_(None))
    if before is not None:
        query = query.where(Notice.id < before)
    return tuple(_line(x) for x in session.scalars(query.order_by(Notice.id.desc()).limit(PAGE)))


def unread(*, centre_id: int, counsellor_id: int | None) -> int:
    """Return how many notices nobody has acknowledged."""
    query = _notices(centre_id, counsellor_id).where(Notice.acked_at.is_(None))
    return session.scalar(select(func.count()).select_from(query.subquery())) or 0


def notice(code: str, *, centre_id: int) -> Notice:
    """Return one notice of this centre by its delivery's code, locked; refuse any other."""
    query = (
        select(Notice).join(Delivery).where(Delivery.code == code, Notice.centre_id == centre_id)
    )
    return the_one(query.with_for_update(of=Notice))


def stuck() -> tuple[StuckLine, ...]:
    """Return every delivery that needs a person, oldest first, of all centres; see ``overview.stuck``."""
    query = select(Delivery).where(Delivery.state == "needs_person").order_by(Delivery.id)
    return tuple(
        StuckLine(
            x.code,
            x.event.topic,
            x.reaction,
            x.tries,
            x.last_code,
            x.event.happened_at,
            facts_of(x),
        )
        for x in session.scalars(query)
    )


def stuck_delivery(code: str) -> Delivery:
    """Return one delivery by its code, locked."""
    query = select(Delivery).where(Delivery.code == code).with_for_update(of=Delivery)
    return the_one(query)


def attempts(delivery_id: int) -> tuple[tuple[datetime, str], ...]:
    """Return how each try of a delivery ended."""
    query = select(Attempt).where(Attempt.delivery_id == delivery_id).order_by(Attempt.id)
    return tuple((x.ended_at, x.code) for x in session.scalars(query))


def oldest_waiting() -> datetime | None:
    """Return since when the oldest pending delivery waits."""
    query = select(Delivery).where(Delivery.state == "pending").order_by(Delivery.id).limit(1)
    waiting = session.scalars(query).one_or_none()
    return waiting.event.happened_at if waiting else None


def _notices(centre_id: int, counsellor_id: int | None) -> Select[Notice]:
    query = select(Notice).where(Notice.centre_id == centre_id)
    if counsellor_id is None:
        return query
    mine = or_(Notice.counsellor_id == counsellor_id, Notice.counsellor_id.is_(None))
    return query.where(mine)


def _line(row: Notice) -> InboxLine:
    event = row.delivery.event
    return InboxLine(
        id=row.id,
        code=row.delivery.code,
        topic=event.topic,
        version=event.version,
        facts=facts_of(row.delivery),
        sha256=event.sha256.hex(),
        happened_at=event.happened_at,
        arrived_at=row.arrived_at,
        acked_at=row.acked_at,
    )
