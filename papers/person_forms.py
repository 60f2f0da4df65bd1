"""Forms a person registers with: 01 (who, what they can), 01a (what they look for), 02 (a group)."""

from dataclasses import dataclass
from typing import ClassVar

from papers.paper import Paper, Place, Qualities, Work


@dataclass(frozen=True, slots=True, repr=False)
class Experience:
    """Work done before. ``time`` is as it is to be read; nobody has to explain what lies between."""

    unit: str | None = None
    position: str | None = None
    work: str | None = None
    time: str | None = None


@dataclass(frozen=True, repr=False)
class Form01(Qualities):
    """Mẫu số 01. "Khác" of the priority groups and of the services is only ever written by hand."""

    sheet: ClassVar[str] = "form_01"

    name: str | None = None
    citizen_id: str | None = None
    born: str | None = None
    sex: str | None = None
    ethnicity: str | None = None
    religion: str | None = None
    home: Place | None = None
    lives: Place | None = None
    phone: str | None = None
    email: str | None = None
    other_contact: str | None = None
    priority: tuple[str, ...] = ()
    other_training: str | None = None
    other_training_subject: str | None = None
    before: tuple[Experience, ...] = ()
    abroad: str | None = None
    services: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class Form01a(Work):
    """Mẫu số 01a. ``ready``: now, later."""

    sheet: ClassVar[str] = "form_01a"

    firms: tuple[str, ...] = ()
    ready: str | None = None
    ready_months: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Registered:
    """A line of the list behind form 02."""

    name: str
    born: str | None = None
    citizen_id: str | None = None
    phone: str | None = None
    lives: str | None = None


@dataclass(frozen=True, repr=False)
class Form02(Paper):
    """Mẫu số 02, with the list of those who came."""

    sheet: ClassVar[str] = "form_02"

    number: str | None = None
    origin: str | None = None
    count: str | None = None
    speaker: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    other_contact: str | None = None
    services: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    people: tuple[Registered, ...] = ()
