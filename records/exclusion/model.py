"""Exclusions."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Code, Id, Model, in_states

CASE, DUTY, LEGAL = "case", "duty", "legal"
KINDS = (CASE, DUTY, LEGAL)
OTHER = "other"
WHOM = ("age", "schooling", "health", "paper", OTHER)
DUTIES = ("driving", "heights", "machines", "care", "valuables", "alone", OTHER)
LONGEST = 200


class Exclusion(Model):
    """One thing for which a vacancy can't take somebody; ``kind`` is its class."""

    __tablename__ = "exclusion"
    __table_args__ = (
        in_states(KINDS, "kind"),
        in_states(WHOM, "whom"),
        CheckConstraint("(kind = 'legal') = (rule_id is not null)", name="law_is_cited"),
        CheckConstraint("(kind = 'duty') = (duty is not null)", name="duty_is_named"),
        CheckConstraint("(whom = 'other') = (whom_words <> '')", name="others_are_named"),
        CheckConstraint(
            "coalesce(duty = 'other', false) = (duty_words <> '')", name="other_duty_is_named"
        ),
    )

    id: Mapped[Id]
    code: Mapped[Code]
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    whom: Mapped[str] = mapped_column(String(20))
    whom_words: Mapped[str] = mapped_column(String(LONGEST), default="")
    kind: Mapped[str] = mapped_column(String(20))
    rule_id: Mapped[str | None] = mapped_column(String(30))
    duty: Mapped[str | None] = mapped_column(String(20))
    duty_words: Mapped[str] = mapped_column(String(LONGEST), default="")
    written_at: Mapped[datetime]
