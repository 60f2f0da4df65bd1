"""Forms an employer registers with: 03 (who), 03a (what work it has and whom it asks for)."""

from dataclasses import dataclass
from typing import ClassVar

from papers.paper import Paper, Place, Qualities, Work


@dataclass(frozen=True, repr=False)
class Form03(Paper):
    """Mẫu số 03. ``subject``: person, firm; ``sector``: the letter of a section of VSIC."""

    sheet: ClassVar[str] = "form_03"

    number: str | None = None
    name: str | None = None
    subject: str | None = None
    tax_code: str | None = None
    firm: str | None = None
    address: Place | None = None
    zone: str | None = None
    phone: str | None = None
    email: str | None = None
    sector: str | None = None
    goods: str | None = None
    size: str | None = None
    next_half_year: str | None = None
    services: tuple[str, ...] = ()
    day: str | None = None
    speaker: str | None = None
    speaker_position: str | None = None
    speaker_phone: str | None = None
    other_contact: str | None = None


@dataclass(frozen=True, repr=False)
class Form03a(Work, Qualities):
    """Mẫu số 03a. "Khác" of the priority groups is only ever written by hand."""

    sheet: ClassVar[str] = "form_03a"

    count: str | None = None
    priority: tuple[str, ...] = ()
    until: str | None = None
    wants: tuple[str, ...] = ()
    contact: str | None = None
    contact_position: str | None = None
    contact_phone: str | None = None
    contact_email: str | None = None
    by_sms: str | None = None
    by_email: str | None = None
    other_contact: str | None = None
