"""Keys of forms that were sent."""

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Model


class FormKey(Model):
    """One sent form: the digest of what it said, and the page it led to."""

    __tablename__ = "form_key"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    body_sha256: Mapped[bytes] = mapped_column(LargeBinary(32))
    led_to: Mapped[str | None] = mapped_column(String(300))
    sent_at: Mapped[datetime]
