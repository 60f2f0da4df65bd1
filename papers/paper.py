"""What papers are made of: a sheet, boxes that are known or empty, and the blocks that forms share.

Values are as they are to be read (days, money, names); a choice is the key of its box on the sheet.
"""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, repr=False)
class Paper:
    """One paper; ``sheet`` names its template. Has no ``repr``, so that no log can show it."""

    sheet: ClassVar[str]


@dataclass(frozen=True, slots=True, repr=False)
class Place:
    """An address as the forms divide it."""

    province: str | None = None
    commune: str | None = None
    line: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Language:
    """A foreign language. ``ability``: good, fair, average."""

    name: str | None = None
    certificate: str | None = None
    ability: str | None = None


@dataclass(frozen=True, repr=False)
class Qualities(Paper):
    """What somebody has learned (form 01), or what is asked of whoever comes (form 03a)."""

    number: str | None = None
    schooling: str | None = None
    training: str | None = None
    training_subject: str | None = None
    other_levels: tuple[str, ...] = ()
    skill: str | None = None
    skill_grade: str | None = None
    languages: tuple[Language, ...] = ()
    office_computing: str | None = None
    other_computing: str | None = None
    other_computing_ability: str | None = None
    manners: tuple[str, ...] = ()
    other_manner: str | None = None


@dataclass(frozen=True, repr=False)
class Work(Paper):
    """The work as it is looked for (form 01a), or as it is to be given (form 03a)."""

    number: str | None = None
    title: str | None = None
    description: str | None = None
    codes: tuple[str, ...] = ()
    position: str | None = None
    other_position: str | None = None
    experience: str | None = None
    places: tuple[Place, ...] = ()
    contract: tuple[str, ...] = ()
    able: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    pay_written: str | None = None
    pay_band: str | None = None
    pay_day: str | None = None
    pay_hour: str | None = None
    pay_otherwise: tuple[str, ...] = ()
    meals: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    other_benefit: str | None = None
    setting: tuple[str, ...] = ()
    lifting: str | None = None
    standing: str | None = None
    speaking: str | None = None
    sight: str | None = None
    handling: str | None = None
    hands: tuple[str, ...] = ()
    hiring: tuple[str, ...] = ()
