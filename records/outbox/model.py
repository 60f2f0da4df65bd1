"""Events, deliveries, attempts and the centre's inbox."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.ledger import Code, Id, Model, in_states

STATES = ("pending", "sent", "acked", "needs_person", "closed")


class Event(Model):
    """Something that happened. A trigger refuses any change of its facts."""

    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("topic", "subject", "version"),
        Index("ix_event_unopened", "id", postgresql_where=text("opened_at is null")),
    )

    id: Mapped[Id]
    topic: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(60))
    version: Mapped[int] = mapped_column(Integer)
    facts: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[bytes] = mapped_column(LargeBinary(32))
    happened_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]


class Delivery(Model):
    """The duty that one reaction to one event be carried out."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("event_id", "reaction"),
        in_states(STATES),
        CheckConstraint(
            "state <> 'closed' or settled_reason is not null", name="closed_with_reason"
        ),
        CheckConstraint("state <> 'sent' or letter is not null", name="sent_means_written"),
        CheckConstraint("(letter is null) = (letter_sha256 is null)", name="letter_sealed"),
        Index("ix_delivery_due", "due_at", "id", postgresql_where=text("state = 'pending'")),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    reaction: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(20), default="pending")
    tries: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    give_up_at: Mapped[datetime]
    letter: Mapped[bytes | None] = mapped_column(LargeBinary)
    letter_sha256: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    last_code: Mapped[str | None] = mapped_column(String(200))
    sent_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = mapped_column(BigInteger)
    settled_reason: Mapped[str | None] = mapped_column(Text)

    event: Mapped[Event] = relationship(lazy="joined", innerjoin=True)


class Attempt(Model):
    """One try at one delivery; lines are only ever added."""

    __tablename__ = "delivery_attempt"

    id: Mapped[Id]
    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"), index=True)
    tried: Mapped[int]
    ended_at: Mapped[datetime]
    code: Mapped[str] = mapped_column(String(200))


class Rehearsal(Model):
    """What a trial channel was given instead of a provider, to be read on a page; no address is kept."""

    __tablename__ = "rehearsal"

    id: Mapped[Id]
    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"), unique=True)
    centre_id: Mapped[int] = mapped_column(BigInteger, index=True)
    way: Mapped[str] = mapped_column(String(10))
    said: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class Notice(Model):
    """A letter that lies in the centre's inbox: one per delivery, however often it was handed over."""

    __tablename__ = "notice"

    id: Mapped[Id]
    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"), unique=True)
    centre_id: Mapped[int] = mapped_column(BigInteger)
    counsellor_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    arrived_at: Mapped[datetime]
    acked_at: Mapped[datetime | None]
    acked_by: Mapped[int | None] = mapped_column(BigInteger)

    delivery: Mapped[Delivery] = relationship(lazy="joined", innerjoin=True)
