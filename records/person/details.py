"""The five sealed facts of a person, sealed and opened together."""

from dataclasses import dataclass
from datetime import date

from records.person.model import Person
from records.vault import blind_index, safe_of

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


def unseal(person: Person) -> Details | None:
    """Open the details; ``None`` for an erased person."""
    safe = safe_of(person.data_key)
    if safe is None:
        return None
    opened = {
        field: safe.open(_place(person, field), getattr(person, f"{field}_sealed"))
        for field in SEALED
    }
    born = opened["birth_date"]
    return Details(
        name=opened["name"] or "",
        phone=opened["phone"],
        citizen_id=opened["citizen_id"],
        birth_date=date.fromisoformat(born) if born else None,
        address=opened["address"],
    )


def _place(person: Person, field: str) -> str:
    return f"person|{person.id}|{field}"
