"""Courses."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.course.states import STATES
from records.ledger import Code, Id, Model, in_states, jsonb


class Course(Model):
    """One course. ``entry`` says in words what it asks at the door, beside what ``needs`` names."""

    __tablename__ = "course"
    __table_args__ = (
        in_states(STATES),
        UniqueConstraint("source", "source_ref"),
        CheckConstraint("fee is null or fee >= 0", name="fee_not_negative"),
        CheckConstraint("weeks is null or weeks > 0", name="weeks_positive"),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    source: Mapped[str] = mapped_column(String(60))
    source_ref: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(200))
    provider: Mapped[str] = mapped_column(String(200))
    provider_phone: Mapped[str | None] = mapped_column(String(20))
    description: Mapped[str] = mapped_column(Text, default="")
    trade: Mapped[str | None] = mapped_column(String(12))
    gives: Mapped[list[str]] = mapped_column(jsonb, default=list)
    needs: Mapped[list[dict[str, str]]] = mapped_column(jsonb, default=list)
    entry: Mapped[str] = mapped_column(Text, default="")
    commune_code: Mapped[str] = mapped_column(ForeignKey("commune.code"))
    weeks: Mapped[int | None]
    fee: Mapped[int | None] = mapped_column(BigInteger)
    written_at: Mapped[datetime]
    changed_no: Mapped[int] = mapped_column(BigInteger, index=True)
    search_text: Mapped[str] = mapped_column(Text, default="")

    starts: Mapped[list["CourseStart"]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by="CourseStart.starts_on"
    )


class CourseStart(Model):
    """One start of a course; without a day it begins when enough people have come.

    ``seats_left`` is what the provider told on ``told_on``. One ``by_source`` goes when its source drops it.
    """

    __tablename__ = "course_start"
    __table_args__ = (
        UniqueConstraint("course_id", "starts_on"),
        CheckConstraint("seats is null or seats >= 1", name="seats_positive"),
        CheckConstraint(
            "seats_left between 0 and coalesce(seats, seats_left)", name="seats_left_fit"
        ),
        CheckConstraint("(seats_left is null) = (told_on is null)", name="seats_left_on_a_day"),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"))
    by_source: Mapped[bool] = mapped_column(default=False)
    starts_on: Mapped[date | None]
    seats: Mapped[int | None]
    seats_left: Mapped[int | None]
    told_on: Mapped[date | None]
