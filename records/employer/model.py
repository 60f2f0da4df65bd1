"""Employers, the sealed numbers of their owners, and their members."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from records.employer.states import STATES
from records.ledger import Code, Id, Model, in_states, jsonb

ENTERPRISE, HOUSEHOLD, PERSON = "enterprise", "household", "person"
KINDS = (ENTERPRISE, HOUSEHOLD, PERSON)
OF_PROVED = text("state in ('verified', 'paused')")


class Employer(Model):
    """One employer, as known to the centre."""

    __tablename__ = "employer"
    __table_args__ = (
        in_states(STATES),
        in_states(KINDS, "kind"),
        Index("uq_employer_tax_code", "tax_code", unique=True, postgresql_where=OF_PROVED),
        CheckConstraint("monthly_cap is null or monthly_cap >= 1", name="monthly_cap_positive"),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20), default=ENTERPRISE)
    tax_code: Mapped[str | None] = mapped_column(String(14))
    """Of the unverified ones several may say the same: whose it is, the centre finds out."""
    about: Mapped[str] = mapped_column(String(1000), default="")
    commune_code: Mapped[str] = mapped_column(ForeignKey("commune.code"))
    address: Mapped[str] = mapped_column(String(300), default="")
    contact_name: Mapped[str] = mapped_column(String(120))
    contact_phone: Mapped[str] = mapped_column(String(20))
    contact_email: Mapped[str] = mapped_column(String(200))
    particulars: Mapped[dict[str, Any]] = mapped_column(jsonb, default=dict)
    """What else form 03 asks (``records/employer/particulars.py``), as far as it was said."""
    joined_at: Mapped[datetime]
    welcomes_everyone: Mapped[bool] = mapped_column(default=False)
    """What this employer told the centre in confidence: shown to its staff and to nobody else."""
    monthly_cap: Mapped[int | None]
    """How many people they want to be introduced to in a month, at most."""
    search_text: Mapped[str] = mapped_column(Text, default="")


class Owner(Model):
    """Whose personal number stands in place of a tax code: only its key opens it."""

    __tablename__ = "employer_owner"

    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"), primary_key=True)
    data_key_id: Mapped[int] = mapped_column(ForeignKey("data_key.id"), unique=True)
    number_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    number_index: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)


class Member(Model):
    """An account that acts for an employer."""

    __tablename__ = "employer_member"
    __table_args__ = (UniqueConstraint("account_id"),)

    id: Mapped[Id]
    code: Mapped[Code]
    owns: Mapped[bool] = mapped_column(default=True)
    """Whether they may let others act too, and end it."""
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    letters_off: Mapped[list[str]] = mapped_column(jsonb, default=list)
    """Which of the letters nobody waits for are not to come."""
    quiet: Mapped[str | None] = mapped_column(String(10))
    """In which hours no letter is to come; ``None``: in none."""
