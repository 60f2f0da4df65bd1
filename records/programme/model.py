"""One sealed row per jobseeker, whoever they are."""

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.ledger import Id, Model
from records.vault import DataKey


class Programme(Model):
    """A sealed envelope; it points at nobody, the seeker points at it."""

    __tablename__ = "programme"

    id: Mapped[Id]
    data_key_id: Mapped[int] = mapped_column(ForeignKey("data_key.id"), unique=True)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)

    data_key: Mapped[DataKey] = relationship(lazy="joined", innerjoin=True)
