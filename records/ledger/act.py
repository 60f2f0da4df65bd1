"""Who does something, and when: passed into every verb by the door that opened the transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


class Role(StrEnum):
    """The hats a principal can wear."""

    STRANGER = "stranger"
    HALFWAY = (
        "halfway"  # gave the first of two proofs: a stranger everywhere but at the second step
    )
    SEEKER = "seeker"
    EMPLOYER = "employer"
    COUNSELLOR = "counsellor"
    MANAGER = "manager"
    AUDITOR = "auditor"
    SYSTEM = "system"


STAFF = frozenset({Role.COUNSELLOR, Role.MANAGER, Role.AUDITOR})


@dataclass(frozen=True, slots=True)
class Actor:
    """One principal, as the door recognised it."""

    role: Role
    account_id: int | None = None
    centre_id: int | None = None
    employer_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One act: by whom, and at which moment (UTC)."""

    by: Actor
    now: datetime

    @classmethod
    def of_the_clock(cls, now: datetime, *, centre_id: int) -> "Act":
        """What falls due by itself in a centre: nobody's act."""
        return cls(Actor(Role.SYSTEM, centre_id=centre_id), now)

    @property
    def today(self) -> date:
        """The calendar day in Vietnam."""
        return self.now.astimezone(HERE).date()
