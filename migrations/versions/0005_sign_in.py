"""Signing in by two proofs: second factors, recovery codes, one-time codes, remembered devices."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = ("second_factor", "recovery_code", "one_time_code", "known_device")
# A new second factor replaces the one before as a whole, with its codes and remembered devices.
DELETABLE = ("second_factor", "recovery_code", "known_device")


def upgrade() -> None:
    """Go up."""
    _sign_ins()
    _second_factors()
    _one_time_codes()
    listed = ", ".join(TABLES)
    _if_role("loive_web", f"grant select, insert, update on {listed} to loive_web")
    _if_role("loive_web", f"grant delete on {', '.join(DELETABLE)} to loive_web")
    # The worker writes the letter with the code in it, and needs nothing else.
    _if_role("loive_worker", "grant select on one_time_code to loive_worker")


def downgrade() -> None:
    """Go down."""
    for table in reversed(TABLES):
        op.drop_table(table)
    op.execute("alter table sign_in drop constraint ck_sign_in_owed_known")
    op.execute("alter table sign_in drop constraint uq_sign_in_code")
    for column in ("code", "owed", "borrowed", "by_desk_code", "browser"):
        op.drop_column("sign_in", column)


def _sign_ins() -> None:
    op.add_column("sign_in", sa.Column("code", sa.String(16), nullable=True))
    op.add_column("sign_in", sa.Column("owed", sa.String(10), nullable=True))
    for flag in ("borrowed", "by_desk_code"):
        op.add_column(
            "sign_in", sa.Column(flag, sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    op.add_column("sign_in", sa.Column("browser", sa.String(30), server_default="", nullable=False))
    # Whoever is in by one proof comes in anew.
    op.execute("update sign_in set ended_at = seen_at where ended_at is null")
    op.execute("update sign_in set code = 'old' || id")
    op.alter_column("sign_in", "code", nullable=False)
    op.create_unique_constraint(op.f("uq_sign_in_code"), "sign_in", ["code"])
    op.create_check_constraint(
        op.f("ck_sign_in_owed_known"), "sign_in", "owed in ('enrol', 'totp', 'mail')"
    )


def _second_factors() -> None:
    op.create_table(
        "second_factor",
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("data_key_id", sa.BigInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        _of_account("second_factor"),
        sa.ForeignKeyConstraint(
            ["data_key_id"], ["data_key.id"], name=op.f("fk_second_factor_data_key_id")
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_second_factor")),
    )
    op.create_table(
        "recovery_code",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        _of_account("recovery_code"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_recovery_code")),
    )
    op.create_index(op.f("ix_recovery_code_account_id"), "recovery_code", ["account_id"])
    op.create_table(
        "known_device",
        sa.Column("token_sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        _of_account("known_device"),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_known_device")),
    )
    op.create_index(op.f("ix_known_device_account_id"), "known_device", ["account_id"])


def _one_time_codes() -> None:
    op.create_table(
        "one_time_code",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("sign_in_id", sa.BigInteger(), nullable=True),
        sa.Column("nonce", sa.LargeBinary(length=16), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind in ('mail', 'desk')", name=op.f("ck_one_time_code_kind_known")),
        _of_account("one_time_code"),
        sa.ForeignKeyConstraint(
            ["sign_in_id"], ["sign_in.id"], name=op.f("fk_one_time_code_sign_in_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_code")),
    )
    op.create_index(op.f("ix_one_time_code_account_id"), "one_time_code", ["account_id"])


def _of_account(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_account_id")
    return sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=name)


def _if_role(role: str, statement: str) -> None:
    """An external server may have one user only; then its operator sets the rights."""
    op.execute(
        f"do $$ begin if exists (select from pg_roles where rolname = '{role}') "
        f"then execute '{statement}'; end if; end $$"
    )
