"""Consents: in plain only that something was agreed to, when, how, and taken by whom."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from records.consent.states import STATES
from records.ledger import Code, Id, Model, in_states

HOW = ("screen", "paper")


class Consent(Model):
    """One person's yes to one purpose; a wall in the database lets nothing but its end be written.

    ``slot`` is a blind index, under the person's own key, of purpose, employer and last day: two
    consents for the same cannot hold at once, and the table tells nobody which purpose it is.
    ``asking_index`` is one of purpose, channel and hours, so that the clock keeps to them and opens nothing;
    consents from before there was one have none, and their people are asked by their counsellor.
    """

    __tablename__ = "consent"
    __table_args__ = (
        in_states(STATES),
        in_states(HOW, "how"),
        CheckConstraint("(state = 'withdrawn') = (withdrawn_at is not null)", name="end_has_time"),
        Index("uq_consent_given", "slot", unique=True, postgresql_where=text("state = 'given'")),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    slot: Mapped[bytes] = mapped_column(LargeBinary(32))
    asking_index: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    how: Mapped[str] = mapped_column(String(10))
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    given_on: Mapped[date]
    given_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
