"""Accounts, sign-ins and the slow-down."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Id, Model, in_states

ROLES = ("seeker", "employer", "counsellor", "manager", "auditor")


class Account(Model):
    """One sign-in name with its secret."""

    __tablename__ = "account"
    __table_args__ = (
        in_states(ROLES, "role"),
        CheckConstraint(
            "role not in ('counsellor','manager','auditor') or centre_id is not null",
            name="staff_have_a_centre",
        ),
    )

    id: Mapped[Id]
    role: Mapped[str] = mapped_column(String(20))
    login: Mapped[str] = mapped_column(String(120), unique=True)
    secret_hash: Mapped[str] = mapped_column(String(300))
    centre_id: Mapped[int | None] = mapped_column(ForeignKey("centre.id"))
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branch.id"))
    staff_name: Mapped[str | None] = mapped_column(String(120))
    email: Mapped[str | None] = mapped_column(String(200))
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class SignIn(Model):
    """One open door: a hashed token that can be ended at any moment."""

    __tablename__ = "sign_in"

    id: Mapped[Id]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    token_sha256: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    began_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class SlowDown(Model):
    """Wrong secrets for one name from one address; the key is a digest, not the name."""

    __tablename__ = "slow_down"

    key: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    failures: Mapped[int] = mapped_column(BigInteger)
    wait_until: Mapped[datetime]
