"""The sealed facts of a person: sealed together, opened one by one, each opening noted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from matcher.text import fold
from records import trail
from records.person.model import Person
from records.person.particulars import NOTHING_MORE, Particulars
from records.vault import Safe, blind_index, safe_of

SUBJECT = "person"
SEALED = (
    "name", "phone", "citizen_id", "birth_date", "address", "sex", "ethnicity", "religion",
    "particulars",
)  # fmt: skip
SEXES = ("female", "male")
Fact = str | date | Particulars | None


@dataclass(frozen=True, slots=True, repr=False)
class Details:
    """Who somebody is. Has no ``repr``, so that no log or traceback can show it."""

    name: str
    phone: str | None = None
    citizen_id: str | None = None
    birth_date: date | None = None
    address: str | None = None
    sex: str | None = None
    ethnicity: str | None = None
    religion: str | None = None
    particulars: Particulars = NOTHING_MORE


class Findable(Protocol):
    """What somebody is found by; ``Details`` and ``Opened`` say it."""

    @property
    def name(self) -> str: ...
    @property
    def phone(self) -> str | None: ...
    @property
    def citizen_id(self) -> str | None: ...
    @property
    def birth_date(self) -> date | None: ...


def seal(person: Person, details: Details) -> None:
    """Write the details into the person's row; the row must have its id."""
    seal_some(person, {field: getattr(details, field) for field in SEALED})
    for column, index in indexes(details).items():
        setattr(person, column, index)


def seal_some(person: Person, facts: Mapping[str, Fact]) -> None:
    """Write some facts by name, none of which somebody is found by unless all are."""
    safe = safe_of(person.data_key)
    if safe is None:
        raise RuntimeError("an erased person cannot be written to")
    for field, fact in facts.items():
        setattr(person, f"{field}_sealed", safe.seal(_place(person, field), _text(fact)))


def indexes(who: Findable) -> dict[str, bytes | None]:
    """Return the blind indexes somebody is found by, by column."""
    said = {"phone": who.phone, "citizen_id": who.citizen_id, "namesake": namesake_of(who)}
    return {
        f"{kind}_index": blind_index(kind, text) if text else None for kind, text in said.items()
    }


def namesake_of(who: Findable) -> str | None:
    """Return name and birth date as one: shared, it is a reason to ask, never proof (domain.md 8.2)."""
    return f"{fold(who.name)}|{who.birth_date}" if who.birth_date else None


class Opened:
    """The facts of one person, each opened when it is read; reading is what the trail notes.

    Reads like ``Details``. An erased person's facts are empty. Has no ``repr`` either.
    """

    __slots__ = ("_person_id", "_read", "_row", "_safe", "_sealed")

    def __init__(self, person: Person) -> None:
        """Take the sealed values of a row; nothing is opened yet."""
        self._person_id, self._row = person.id, person.data_key
        self._sealed = {field: getattr(person, f"{field}_sealed") for field in SEALED}
        self._safe: list[Safe | None] = []
        self._read: dict[str, str | None] = {}

    def __eq__(self, other: object) -> bool:
        """The same person as sealed at the same time; comparing opens nothing."""
        if not isinstance(other, Opened):
            return NotImplemented
        return (self._person_id, self._sealed) == (other._person_id, other._sealed)

    def __hash__(self) -> int:
        """By the person."""
        return hash(self._person_id)

    @property
    def name(self) -> str:
        """The full name."""
        return self._open("name") or ""

    @property
    def phone(self) -> str | None:
        """The telephone number, E.164."""
        return self._open("phone")

    @property
    def citizen_id(self) -> str | None:
        """The citizen id."""
        return self._open("citizen_id")

    @property
    def birth_date(self) -> date | None:
        """The day of birth."""
        born = self._open("birth_date")
        return date.fromisoformat(born) if born else None

    @property
    def address(self) -> str | None:
        """The address line, without the commune."""
        return self._open("address")

    @property
    def sex(self) -> str | None:
        """One of ``SEXES``."""
        return self._open("sex")

    @property
    def ethnicity(self) -> str | None:
        """The ethnic group by its official name."""
        return self._open("ethnicity")

    @property
    def religion(self) -> str | None:
        """The religion, if the person wished to say it."""
        return self._open("religion")

    @property
    def particulars(self) -> Particulars:
        """What else form 01 asks."""
        return Particulars.unpack(self._open("particulars"))

    def whole(self) -> Details:
        """Return all at once, for whoever needs them all: the person's own copy, a comparison."""
        return Details(**{field: getattr(self, field) for field in SEALED})

    def _open(self, field: str) -> str | None:
        if field not in self._read:
            self._read[field] = self._unseal(field)
        if self._read[field] is not None:
            trail.look(SUBJECT, self._person_id, field)
        return self._read[field]

    def _unseal(self, field: str) -> str | None:
        if not self._safe:
            self._safe.append(safe_of(self._row))
        safe, place = self._safe[0], f"{SUBJECT}|{self._person_id}|{field}"
        return None if safe is None else safe.open(place, self._sealed[field])


def _text(value: Fact) -> str | None:
    if isinstance(value, Particulars):
        return value.pack()
    return value.isoformat() if isinstance(value, date) else value


def _place(person: Person, field: str) -> str:
    return f"{SUBJECT}|{person.id}|{field}"
