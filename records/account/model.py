"""Accounts, sign-ins, what proves that it is their holder, and the slow-down."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from records.account.owed import Owed
from records.ledger import Code, Id, Model, in_states

ROLES = ("seeker", "employer", "counsellor", "manager", "auditor")
KINDS = ("mail", "desk")


class Account(Model):
    """One sign-in name with its secret."""

    __tablename__ = "account"
    __table_args__ = (
        in_states(ROLES, "role"),
        CheckConstraint(
            "role not in ('counsellor','manager','auditor') or centre_id is not null",
            name="staff_have_a_centre",
        ),
        Index("uq_account_login", "login", unique=True, postgresql_where=text("closed_at is null")),
    )

    id: Mapped[Id]
    role: Mapped[str] = mapped_column(String(20))
    login: Mapped[str] = mapped_column(String(120))
    """No two open accounts share one; a closed one keeps its name, and frees it."""
    secret_hash: Mapped[str] = mapped_column(String(300))
    centre_id: Mapped[int | None] = mapped_column(ForeignKey("centre.id"))
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branch.id"))
    staff_name: Mapped[str | None] = mapped_column(String(120))
    email: Mapped[str | None] = mapped_column(String(200))
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class SignIn(Model):
    """One open door: a hashed token that can be ended at any moment.

    While something is ``owed`` the door is half open: it leads to the second step and nowhere else.
    """

    __tablename__ = "sign_in"
    __table_args__ = (in_states(Owed, "owed"),)

    id: Mapped[Id]
    code: Mapped[Code]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    token_sha256: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    began_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    owed: Mapped[str | None] = mapped_column(String(10))
    borrowed: Mapped[bool] = mapped_column(server_default=false())
    by_desk_code: Mapped[bool] = mapped_column(server_default=false())
    browser: Mapped[str] = mapped_column(String(30), server_default="")


class SecondFactor(Model):
    """The secret an authenticator shares with us, sealed, and the last time step it was used for."""

    __tablename__ = "second_factor"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    data_key_id: Mapped[int] = mapped_column(ForeignKey("data_key.id"))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    last_step: Mapped[int] = mapped_column(BigInteger)
    since: Mapped[datetime]


class RecoveryCode(Model):
    """One of the ten codes for who lost their authenticator; only its keyed digest is kept."""

    __tablename__ = "recovery_code"

    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    used_at: Mapped[datetime | None]


class OneTimeCode(Model):
    """A code that was sent or told. It is worked out from ``nonce`` and a key, so it stands nowhere."""

    __tablename__ = "one_time_code"
    __table_args__ = (in_states(KINDS, "kind"),)

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(10))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    sign_in_id: Mapped[int | None] = mapped_column(ForeignKey("sign_in.id"))
    nonce: Mapped[bytes] = mapped_column(LargeBinary(16))
    made_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(server_default="0")
    used_at: Mapped[datetime | None]


class KnownDevice(Model):
    """A browser its holder asked us to remember: there the second step is left out until a day."""

    __tablename__ = "known_device"

    token_sha256: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    until: Mapped[datetime]


class SlowDown(Model):
    """Wrong tries for one name, from one address or from all; the key is a digest, not the name."""

    __tablename__ = "slow_down"

    key: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    failures: Mapped[int] = mapped_column(BigInteger)
    wait_until: Mapped[datetime]
