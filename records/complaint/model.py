"""Complaints about vacancies."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from records.complaint.states import STATES
from records.ledger import Code, Id, Model, in_states

KINDS = ("fee", "papers", "untrue", "gone", "unsafe", "private")
"""What can be wrong: money or papers are asked for (BLLĐ 45/2019 Đ.11, Đ.17), it is otherwise than said,
nobody answers any more, the work is dangerous, or what is nobody's business is asked."""


class Complaint(Model):
    """One kind of wrong about one vacancy, told to one centre ``times`` times."""

    __tablename__ = "complaint"
    __table_args__ = (
        in_states(STATES),
        in_states(KINDS, "kind"),
        CheckConstraint("times >= 1", name="times_counted"),
        Index(
            "uq_complaint_open",
            "centre_id",
            "vacancy_id",
            "kind",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"))
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    times: Mapped[int] = mapped_column(default=1)
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
