"""Which record of a person was joined to which."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Model


class Merged(Model):
    """A person's row that points to the kept one."""

    __tablename__ = "merged"
    __table_args__ = (CheckConstraint("person_id <> kept_id", name="two_records"),)

    person_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("person.id"), primary_key=True, autoincrement=False
    )
    kept_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    merged_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    merged_at: Mapped[datetime]
