"""The person's table: ciphertext, blind indexes, and what binds them to a counsellor."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.ledger import Code, Id, Model
from records.vault import DataKey


class Person(Model):
    """One person. Every ``…_sealed`` column opens only with this person's data key."""

    __tablename__ = "person"

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branch.id"))
    counsellor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), unique=True)
    data_key_id: Mapped[int] = mapped_column(ForeignKey("data_key.id"), unique=True)
    commune_code: Mapped[str | None] = mapped_column(ForeignKey("commune.code"))
    name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    phone_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    phone_index: Mapped[bytes | None] = mapped_column(LargeBinary(32), index=True)
    citizen_id_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    citizen_id_index: Mapped[bytes | None] = mapped_column(LargeBinary(32), index=True)
    birth_date_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    address_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    sex_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    ethnicity_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    religion_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    particulars_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    namesake_index: Mapped[bytes | None] = mapped_column(LargeBinary(32), index=True)
    registered_at: Mapped[datetime]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    data_key: Mapped[DataKey] = relationship(lazy="joined", innerjoin=True)
