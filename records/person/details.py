"""The five sealed facts of a person: sealed together, opened one by one, each opening noted."""

from dataclasses import dataclass
from datetime import date

from records import trail
from records.person.model import Person
from records.vault import Safe, blind_index, safe_of

SUBJECT = "person"
SEALED = ("name", "phone", "citizen_id", "birth_date", "address")
INDEXED = ("phone", "citizen_id")


@dataclass(frozen=True, slots=True, repr=False)
class Details:
    """Who somebody is. Has no ``repr``, so that no log or traceback can show it."""

    name: str
    phone: str | None = None
    citizen_id: str | None = None
    birth_date: date | None = None
    address: str | None = None


def seal(person: Person, details: Details) -> None:
    """Write the details into the person's row; the row must have its id."""
    safe = safe_of(person.data_key)
    if safe is None:
        raise RuntimeError("an erased person cannot be written to")
    for field in SEALED:
        value = getattr(details, field)
        text = value.isoformat() if isinstance(value, date) else value
        setattr(person, f"{field}_sealed", safe.seal(_place(person, field), text))
        if field in INDEXED:
            index = blind_index(field, text) if text else None
            setattr(person, f"{field}_index", index)


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

    def whole(self) -> Details:
        """Return all five at once, for whoever needs them all: the person's own copy, a comparison."""
        return Details(self.name, self.phone, self.citizen_id, self.birth_date, self.address)

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


def _place(person: Person, field: str) -> str:
    return f"{SUBJECT}|{person.id}|{field}"
