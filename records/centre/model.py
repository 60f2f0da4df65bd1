"""Centres and branches."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from records.ledger import Code, Id, Model


class Centre(Model):
    """One provincial employment service centre."""

    __tablename__ = "centre"

    id: Mapped[Id]
    code: Mapped[Code]
    name: Mapped[str] = mapped_column(String(200))
    province_code: Mapped[str] = mapped_column(String(2))
    email: Mapped[str] = mapped_column(String(200))
    phone: Mapped[str] = mapped_column(String(20))
    address: Mapped[str] = mapped_column(String(300))


class Branch(Model):
    """One office of a centre; a notice goes here when a person has no counsellor."""

    __tablename__ = "branch"

    id: Mapped[Id]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(200))
