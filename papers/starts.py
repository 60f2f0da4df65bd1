"""Form 04: who began to work where, followed for at least a month (NĐ 352/2025 Đ.10.2)."""

from dataclasses import dataclass
from typing import ClassVar

from papers.paper import Paper


@dataclass(frozen=True, slots=True, repr=False)
class Start:
    """A line of form 04. ``pay_band`` is the form's number, 1 to 5."""

    citizen_id: str | None = None
    name: str | None = None
    training: str | None = None
    sex: str | None = None
    tax_code: str | None = None
    employer: str | None = None
    sector: str | None = None
    address: str | None = None
    work: str | None = None
    pay_band: str | None = None
    started: str | None = None
    note: str | None = None


@dataclass(frozen=True, repr=False)
class Form04(Paper):
    """Mẫu số 04."""

    sheet: ClassVar[str] = "form_04"

    first: str | None = None
    last: str | None = None
    lines: tuple[Start, ...] = ()
