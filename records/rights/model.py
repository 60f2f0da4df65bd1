"""What people ask of the centre, what outsiders ask, and breaches."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Code, Id, Model, in_states
from records.rights.states import BREACH, OUTSIDE, REQUEST

ASKS_FOR = ("access", "correct", "rest", "object", "erase")
HOW = ("screen", "counter")
ASKERS = ("police", "commune", "court", "other")


class RightsRequest(Model):
    """What one person asks about their own data; their words and the answer are sealed for them."""

    __tablename__ = "rights_request"
    __table_args__ = (
        in_states(REQUEST.states),
        in_states(ASKS_FOR, "asks_for"),
        in_states(HOW, "how"),
        CheckConstraint(
            "(state in ('answered','refused','taken-back')) = (ended_at is not null)",
            name="end_has_time",
        ),
        CheckConstraint("state <> 'proposed' or first_by is not null", name="proposed_by_somebody"),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    asks_for: Mapped[str] = mapped_column(String(10))
    how: Mapped[str] = mapped_column(String(10))
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    answer_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    asked_at: Mapped[datetime]
    acknowledge_by: Mapped[date]
    answer_by: Mapped[date]
    acknowledged_at: Mapped[datetime | None]
    first_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    ended_at: Mapped[datetime | None]


class OutsideRequest(Model):
    """Somebody outside asked in writing; nothing is given unless two people of the staff say so."""

    __tablename__ = "outside_request"
    __table_args__ = (
        in_states(OUTSIDE.states),
        in_states(ASKERS, "asker"),
        CheckConstraint("first_by <> second_by", name="two_people"),
        CheckConstraint(
            "state <> 'released' or (first_by is not null and second_by is not null)",
            name="released_by_two",
        ),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    asker: Mapped[str] = mapped_column(String(10))
    office: Mapped[str] = mapped_column(String(200))
    document_no: Mapped[str] = mapped_column(String(60))
    document_on: Mapped[date]
    basis: Mapped[str] = mapped_column(String(300))
    asked: Mapped[str] = mapped_column(Text)
    given: Mapped[str] = mapped_column(Text, default="")
    hidden_by: Mapped[str | None] = mapped_column(String(300))
    noted_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    noted_at: Mapped[datetime]
    first_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    second_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime | None]


class Breach(Model):
    """Something got out, or was lost: no name in it, numbers and measures only."""

    __tablename__ = "breach"
    __table_args__ = (
        in_states(BREACH.states),
        CheckConstraint("concerned >= 0", name="concerned_counted"),
        CheckConstraint("state <> 'told' or told_at is not null", name="told_has_time"),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    what: Mapped[str] = mapped_column(Text)
    concerned: Mapped[int]
    measures: Mapped[str] = mapped_column(Text)
    known_at: Mapped[datetime]
    tell_by: Mapped[datetime]
    noted_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    noted_at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    told_whom: Mapped[str] = mapped_column(String(300), default="")
    people_told: Mapped[str] = mapped_column(String(300), default="")
