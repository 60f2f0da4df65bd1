"""The table of uploads."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Id, Model


class Upload(Model):
    """One list as it was brought, sealed; ``code_sha256`` finds it, the code itself is kept nowhere."""

    __tablename__ = "upload"

    id: Mapped[Id]
    code_sha256: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    uploaded_at: Mapped[datetime]
