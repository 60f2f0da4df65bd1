"""Lines of the trail, and the seals over them."""

from datetime import datetime

from sqlalchemy import ARRAY, BigInteger, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Code, Id, Model, in_states, jsonb

LOOK, ACT = "look", "act"


class TrailLine(Model):
    """One look or act. ``verb`` is the page of a look; ``fields`` are names, never values."""

    __tablename__ = "trail_line"
    __table_args__ = (in_states((LOOK, ACT), "kind"), Index(None, "subject", "subject_id"))

    id: Mapped[Id]
    code: Mapped[Code]
    at: Mapped[datetime]
    account_id: Mapped[int | None] = mapped_column(BigInteger)
    role: Mapped[str] = mapped_column(String(20))
    centre_id: Mapped[int | None] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(4))
    verb: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int] = mapped_column(BigInteger)
    fields: Mapped[list[str]] = mapped_column(jsonb)
    mac: Mapped[bytes] = mapped_column(LargeBinary(32))


class TrailSeal(Model):
    """One link of the chain: which lines it holds, and a digest over them and over the seal before."""

    __tablename__ = "trail_seal"

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    sealed_at: Mapped[datetime] = mapped_column(index=True)
    line_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    last_id: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
