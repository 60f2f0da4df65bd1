"""Outside requests: in plain only about whom, where it stands and who decided."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.enquiry.states import STATES
from records.ledger import Code, Id, Model, in_states, jsonb
from records.vault import DataKey


class Enquiry(Model):
    """One request about one person, or about somebody who is not in the centre's books."""

    __tablename__ = "enquiry"
    __table_args__ = (
        in_states(STATES),
        CheckConstraint(
            "state <> 'released' or (person_id is not null and jsonb_array_length(released) > 0"
            " and proposed_by is not null and decided_by is not null and proposed_by <> decided_by)",
            name="released_by_two",
        ),
        CheckConstraint(
            "(silence_sealed is null) = (silent_until is null)", name="silence_has_basis_and_day"
        ),
        CheckConstraint(
            "(state in ('released', 'refused')) = (decided_at is not null)", name="decided_has_time"
        ),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    data_key_id: Mapped[int] = mapped_column(ForeignKey("data_key.id"), unique=True)
    state: Mapped[str] = mapped_column(String(20))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    released: Mapped[list[str]] = mapped_column(jsonb, default=list)
    silence_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    silent_until: Mapped[date | None]
    received_on: Mapped[date]
    noted_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    noted_at: Mapped[datetime]
    proposed_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime | None]

    data_key: Mapped[DataKey] = relationship(lazy="joined", innerjoin=True)
