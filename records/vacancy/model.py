"""Vacancies and their places of work."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.ledger import Code, Id, Model, in_states, jsonb
from records.vacancy.states import STATES


class Vacancy(Model):
    """One vacancy. Pay is whole đồng (or the named currency) per period, beside the words used."""

    __tablename__ = "vacancy"
    __table_args__ = (
        in_states(STATES),
        UniqueConstraint("source", "source_ref"),
        CheckConstraint("(employer_id is null) <> (source is null)", name="one_holder"),
        CheckConstraint("(source is null) = (source_ref is null)", name="source_has_ref"),
        CheckConstraint("places >= 1", name="places_positive"),
        CheckConstraint("beyond_places >= 0", name="beyond_not_negative"),
        CheckConstraint(
            "(answers_of_ten is null) = (others_of_ten is null)", name="answers_beside_others"
        ),
        CheckConstraint(
            "answers_of_ten between 0 and 10 and others_of_ten between 0 and 10",
            name="answers_of_ten_possible",
        ),
        CheckConstraint(
            "pay_low is null or pay_high is null or pay_low <= pay_high", name="pay_order"
        ),
        CheckConstraint(
            "state in ('draft','held','closed') or posted_at is not null", name="posted_when_open"
        ),
        CheckConstraint("(state = 'held') = (held_at is not null)", name="held_since"),
        CheckConstraint("waits_since is null or state = 'draft'", name="waits_as_draft"),
        Index("ix_vacancy_state_id", "state", "id"),
        Index("ix_vacancy_posted_at", "posted_at"),
        # What the list of vacancies counts by trade is answered from here alone.
        Index("ix_vacancy_state_trade_open_until", "state", "trade", "open_until"),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"), index=True)
    source: Mapped[str | None] = mapped_column(String(60))
    source_ref: Mapped[str | None] = mapped_column(String(80))
    state: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(200))
    description: Mapped[str] = mapped_column(Text, default="")
    trade: Mapped[str | None] = mapped_column(String(12), index=True)
    needs: Mapped[list[dict[str, str]]] = mapped_column(jsonb, default=list)
    terms: Mapped[dict[str, Any]] = mapped_column(jsonb, default=dict)
    experience_months: Mapped[int] = mapped_column(default=0)
    experience_written: Mapped[str] = mapped_column(String(80), default="")
    places: Mapped[int] = mapped_column(default=1)
    beyond_places: Mapped[int] = mapped_column(default=0)
    """How many more people than places were being introduced when the day began; it then ranks lower."""
    answers_of_ten: Mapped[int | None]
    """How many of ten introductions its employer answered when the day began; None: too few to tell."""
    others_of_ten: Mapped[int | None]
    """How many all employers of the centre answered then."""
    pay_low: Mapped[int | None] = mapped_column(BigInteger)
    pay_high: Mapped[int | None] = mapped_column(BigInteger)
    pay_currency: Mapped[str] = mapped_column(String(3), default="VND")
    pay_period: Mapped[str] = mapped_column(String(8), default="month")
    pay_written: Mapped[str] = mapped_column(String(120), default="")
    month_low: Mapped[int | None] = mapped_column(BigInteger)
    month_high: Mapped[int | None] = mapped_column(BigInteger)
    starts_on: Mapped[date | None]
    open_until: Mapped[date | None] = mapped_column(index=True)
    posted_at: Mapped[datetime | None]
    written_at: Mapped[datetime]
    held_at: Mapped[datetime | None]
    waits_since: Mapped[datetime | None]
    """Its employer asked for it to be shown; the centre checks first who they are."""
    asks_by: Mapped[str | None] = mapped_column(String(30))
    """The rule by which a counsellor let its text ask what else nobody may ask."""
    search_text: Mapped[str] = mapped_column(Text, default="")
    source_digest: Mapped[str | None] = mapped_column(String(64))
    changed_no: Mapped[int] = mapped_column(BigInteger, index=True)

    spots: Mapped[list["VacancySpot"]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by="VacancySpot.id"
    )


class VacancySpot(Model):
    """One place of work, at the precision that is known: commune, province or only the country."""

    __tablename__ = "vacancy_spot"
    __table_args__ = (
        CheckConstraint("country <> 'VN' or province_code is not null", name="province_at_home"),
        CheckConstraint(
            "commune_code is null or province_code is not null", name="commune_in_province"
        ),
    )

    id: Mapped[Id]
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    country: Mapped[str] = mapped_column(String(2), default="VN")
    province_code: Mapped[str | None] = mapped_column(ForeignKey("province.code"), index=True)
    commune_code: Mapped[str | None] = mapped_column(ForeignKey("commune.code"), index=True)
    written: Mapped[str] = mapped_column(String(200), default="")
