"""The centre's own papers: a letter of introduction, a slip, the work profile, a work reference."""

from dataclasses import dataclass
from typing import ClassVar

from papers.paper import Paper


@dataclass(frozen=True, repr=False)
class Letter(Paper):
    """Puts somebody forward to one employer; the employer's answer is its second page."""

    sheet: ClassVar[str] = "letter"

    centre: str = ""
    centre_address: str | None = None
    centre_phone: str | None = None
    centre_email: str | None = None
    number: str | None = None
    employer: str | None = None
    employer_address: str | None = None
    employer_contact: str | None = None
    employer_phone: str | None = None
    name: str | None = None
    born: str | None = None
    sex: str | None = None
    citizen_id: str | None = None
    phone: str | None = None
    lives: str | None = None
    schooling: str | None = None
    training: str | None = None
    skill: str | None = None
    work: str | None = None
    until: str | None = None


@dataclass(frozen=True, repr=False)
class Slip(Paper):
    """A slip like that of any appointment; ``code`` is its QR code as SVG."""

    sheet: ClassVar[str] = "slip"

    number: str | None = None
    address: str | None = None
    centre: str | None = None
    phone: str | None = None
    code: str = ""


@dataclass(frozen=True, repr=False)
class WorkProfile(Paper):
    """What somebody can do and looks for. No place for dates: nobody has to explain what lies between."""

    sheet: ClassVar[str] = "profile"

    name: str = ""
    phone: str | None = None
    lives: str | None = None
    trades: tuple[str, ...] = ()
    experience: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    schooling: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Task:
    """One task of a trial. ``went``: alone, helped, not-yet."""

    task: str
    went: str


@dataclass(frozen=True, repr=False)
class Reference(Paper):
    """How the agreed tasks went, as the employer said: where, what, when, and nothing else of anybody."""

    sheet: ClassVar[str] = "reference"

    name: str = ""
    employer: str = ""
    work: str = ""
    first_day: str = ""
    last_day: str = ""
    tasks: tuple[Task, ...] = ()
    words: str | None = None
    own_words: str | None = None
