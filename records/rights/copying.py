"""Everything stored about one person, for that person: on a page and as a file (Luật 91/2025/QH15, Đ.4).

At once, where the law gives ten days. Each sealed fact is opened through its room, so the trail notes it.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from records import trail
from records.appointment.queries import all_of as appointments_of
from records.call_back.queries import all_of as call_backs_of
from records.channel.queries import of_seeker as channel_of
from records.consent.queries import of_person as consents_of
from records.counselling.queries import of_seeker as talks_of
from records.employer.queries import cards as employer_cards
from records.ledger import Model, session
from records.person.model import Person
from records.person.queries import facts
from records.referral.queries import of_seeker as referrals_of
from records.rights.belonging import rows_of
from records.rights.queries import of_person as requests_of
from records.rights.told import OPENED, TOLD, shown
from records.seeker.queries import of_person as seeker_of
from records.seeker.queries import own_envelope
from records.suggestion.queries import frozen
from records.vacancy.queries import cards_of

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, repr=False)
class Section:
    """One kind of record, each row by the names of what it says."""

    name: str
    rows: tuple[Row, ...]


def copy_of(person_id: int, *, with_envelope: bool) -> tuple[Section, ...]:
    """Return all sections that hold anything; the envelope is the person's and their counsellor's."""
    opened: dict[str, Callable[[int], list[Row]]] = {
        "person": _person,
        "programme": _envelope if with_envelope else lambda _: [],
        "consent": _consents,
        "counselling": lambda one: _opened("counselling", talks_of(_seeker(one))),
        "appointment": lambda one: _opened("appointment", appointments_of(_seeker(one))),
        "channel": lambda one: _opened("channel", filter(None, [channel_of(_seeker(one))])),
        "call_back": lambda one: _opened("call_back", call_backs_of(_seeker(one))),
        "referral": _referrals,
        "rights_request": lambda one: _opened("rights_request", requests_of(one)),
    }
    sections = [Section(name, tuple(read(person_id))) for name, read in opened.items()]
    sections += [Section(table, tuple(_plain(table, person_id))) for table in TOLD]
    return tuple(section for section in sections if section.rows)


def looked(lookers: Iterable[Any]) -> Section:
    """Return who looked (dataclasses of the room that knows) as one more section."""
    return Section("looked", tuple(asdict(each) for each in lookers))


def as_json(value: Any) -> Any:
    """Return a value as a file of open data holds it: days and moments as ISO 8601."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return asdict(value) if not isinstance(value, Section) else {value.name: list(value.rows)}


def _person(person_id: int) -> list[Row]:
    row, known = session.get_one(Person, person_id), facts(person_id)
    whole = asdict(known.details.whole())
    whole |= whole.pop("particulars")
    return [{**whole, "commune_code": row.commune_code, "registered_at": row.registered_at}]


def _envelope(person_id: int) -> list[Row]:
    held = own_envelope(person_id)
    return [{name: getattr(held, name) for name in OPENED["programme"].split()}]


def _consents(person_id: int) -> list[Row]:
    names = OPENED["consent"].split()
    rows = [{**asdict(x), **asdict(x.said)} for x in consents_of(person_id)]
    return [_named({name: row[name] for name in names}) for row in rows]


def _referrals(person_id: int) -> list[Row]:
    rows = _opened("referral", referrals_of(_seeker(person_id)))
    return [row | {"course": row["course"] and row["course"].title} for row in rows]


def _opened(table: str, found: Iterable[Any]) -> list[Row]:
    names = OPENED[table].split()
    return [{name: getattr(x, name) for name in names} for x in found]


def _seeker(person_id: int) -> int:
    return seeker_of(person_id).wishes.id


def _plain(table: str, person_id: int) -> list[Row]:
    columns = Model.metadata.tables[table].c
    asked = [columns[name] for name in TOLD[table].split()]
    mine = shown(table, rows_of(person_id)[table])
    found = session.execute(select(columns.id, *asked).where(mine).order_by(columns.id)).mappings()
    rows = [dict(row) for row in found]
    for row in rows:
        row_id = row.pop("id")
        trail.look("person", person_id, "copy")
        if "lines" in row:
            row["lines"] = frozen(row_id).lines
    return [_named(row) for row in rows]


def _named(row: Row) -> Row:
    """Say the vacancy and the employer by name, since an id says nothing."""
    said = dict(row)
    if "vacancy_id" in said:
        vacancy_id = said.pop("vacancy_id")
        card = cards_of([vacancy_id])[vacancy_id] if vacancy_id else None
        said = {"vacancy": card and card.title, "holder": card and card.holder, **said}
    employer_id = said.pop("employer_id", None)
    if employer_id and "holder" not in said:
        said["holder"] = employer_cards({employer_id})[employer_id].name
    return said
