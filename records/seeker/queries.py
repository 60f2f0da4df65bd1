"""Questions about seekers."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy import select

from records import trail
from records.ledger import NotFound, any_of, session
from records.person.details import Opened
from records.person.model import Person
from records.person.queries import PersonFacts, facts, many
from records.programme.envelope import Envelope
from records.programme.queries import envelope, envelopes
from records.seeker.limits import is_own
from records.seeker.model import Seeker
from records.seeker.states import ERASED

WISHED = (
    "trades", "held", "years", "commune_code", "reach_km", "moves_to", "pay_floor", "free_from",
    "wishes",
)  # fmt: skip
"""What of a seeker counts for the matcher."""


class Looking(Protocol):
    """What somebody can do, where and from when; ``Wishes`` says it too."""

    @property
    def commune_code(self) -> str | None: ...
    @property
    def trades(self) -> tuple[str, ...]: ...
    @property
    def held(self) -> dict[str, int]: ...
    @property
    def years(self) -> dict[str, int]: ...
    @property
    def free_from(self) -> date | None: ...


@dataclass(frozen=True, slots=True, repr=False)
class Able:
    """One looking person among many: no id, no name."""

    commune_code: str | None
    trades: tuple[str, ...]
    held: dict[str, int]
    years: dict[str, int]
    free_from: date | None


@dataclass(frozen=True, slots=True, repr=False)
class Wishes:
    """What somebody looks for; no name in it."""

    id: int
    code: str
    person_id: int
    centre_id: int
    state: str
    trades: tuple[str, ...]
    held: dict[str, int]
    years: dict[str, int]
    commune_code: str | None
    reach_km: int
    moves_to: tuple[str, ...]
    pay_floor: int | None
    free_from: date | None
    wishes: dict[str, Any]
    said: trail.Noted[str]

    @property
    def own_words(self) -> str:
        """What the person wrote about themselves; reading it is noted."""
        return self.said.read()


@dataclass(frozen=True, slots=True, repr=False)
class SeekerFacts:
    """What the person and the counsellors of their centre see; the envelope is asked for apart."""

    person: PersonFacts
    wishes: Wishes


@dataclass(frozen=True, slots=True, repr=False)
class SeekerLine:
    """One line of a counsellor's list; the name is opened when the list shows it."""

    code: str
    details: Opened
    state: str
    trades: tuple[str, ...]
    commune_code: str | None
    counsellor_id: int | None

    @property
    def name(self) -> str:
        """The full name."""
        return self.details.name


def of_person(person_id: int) -> SeekerFacts:
    """Return the signed-in person's own record."""
    return _facts(_one(select(Seeker).where(Seeker.person_id == person_id)))


def by_code(code: str, *, centre_id: int) -> SeekerFacts:
    """Return a seeker of this centre, for its counsellors."""
    query = select(Seeker).where(Seeker.code == code, Seeker.centre_id == centre_id)
    return _facts(_one(query))


def own_envelope(person_id: int) -> Envelope:
    """Open the signed-in person's own envelope."""
    return envelope(_one(select(Seeker).where(Seeker.person_id == person_id)).programme_id)


def envelope_for(seeker_id: int, *, counsellor_id: int | None) -> Envelope | None:
    """Open an envelope for the person's own counsellor; ``None`` for every colleague and manager."""
    if not is_own(seeker_id, counsellor_id):
        return None
    return envelope(session.get_one(Seeker, seeker_id).programme_id)


def windows_of(
    counsellor_id: int | None, *, centre_id: int, begin: date, end: date
) -> dict[int, date]:
    """Return the last days between two of the credit windows of a counsellor's own people, by seeker.

    The machine looks through all of theirs; who is found is told, and that is a look, and noted.
    """
    pairs = select(Seeker.programme_id, Seeker.id).join(Person, Person.id == Seeker.person_id)
    own = pairs.where(Seeker.centre_id == centre_id, Person.counsellor_id == counsellor_id)
    seeker_of = dict(session.execute(own).all())
    with trail.unwatched("whose window closes soon is looked for among one's own people"):
        opened = envelopes(seeker_of)
    last_days = {key: it.credit_until for key, it in opened.items()}
    found = {key: day for key, day in last_days.items() if day and begin <= day <= end}
    return {seeker_of[key]: day for key, day in found.items() if envelope(key)}


def wishes_of(seeker_id: int) -> Wishes:
    """Return what a seeker looks for, without opening who they are."""
    return _wishes(session.get_one(Seeker, seeker_id))


def person_behind(seeker_id: int) -> int:
    """Return the id of the person who looks, and nothing else of them."""
    return session.scalars(select(Seeker.person_id).where(Seeker.id == seeker_id)).one()


def wishes_of_many(seeker_ids: list[int]) -> dict[int, Wishes]:
    """Return what several seekers look for, by id."""
    rows = session.scalars(select(Seeker).where(Seeker.id == any_of(seeker_ids)))
    return {row.id: _wishes(row) for row in rows}


def all_of(centre_id: int) -> tuple[SeekerLine, ...]:
    """Return all seekers of a centre, newest first, for its counsellors; who was erased is gone."""
    query = select(Seeker).where(Seeker.centre_id == centre_id, Seeker.state != ERASED)
    rows = list(session.scalars(query.order_by(Seeker.id.desc())))
    people = many({row.person_id for row in rows})
    return tuple(_line(row, people[row.person_id]) for row in rows)


def of_centre(seeker_ids: list[int], centre_id: int | None) -> frozenset[int]:
    """Return which of these people are of this centre; of all centres if none is named."""
    if centre_id is None:
        return frozenset(seeker_ids)
    query = select(Seeker.id).where(Seeker.id == any_of(seeker_ids), Seeker.centre_id == centre_id)
    return frozenset(session.scalars(query))


def ids_at(centre_id: int) -> frozenset[int]:
    """Return the ids of all people of a centre."""
    return frozenset(session.scalars(select(Seeker.id).where(Seeker.centre_id == centre_id)))


def ids_of(centre_id: int, *, counsellor_id: int, or_nobodys: bool = False) -> frozenset[int]:
    """Return the ids of the people of a centre whom this counsellor answers for, or nobody does."""
    query = select(Seeker.id).join(Person, Person.id == Seeker.person_id)
    whose = Person.counsellor_id == counsellor_id
    if or_nobodys:
        whose |= Person.counsellor_id.is_(None)
    return frozenset(session.scalars(query.where(Seeker.centre_id == centre_id, whose)))


def id_of(code: str, *, centre_id: int) -> int | None:
    """Return the id of a seeker of this centre; ``None`` if there is none with this code."""
    query = select(Seeker.id).where(Seeker.code == code, Seeker.centre_id == centre_id)
    return session.scalar(query)


def lines(seeker_ids: list[int]) -> dict[int, SeekerLine]:
    """Return lines for some seekers by id, for their centre's counsellors; nobody of another centre."""
    if not seeker_ids:
        return {}
    rows = list(session.scalars(select(Seeker).where(Seeker.id == any_of(seeker_ids))))
    people = many({row.person_id for row in rows})
    ours = (row for row in rows if row.person_id in people)
    return {row.id: _line(row, people[row.person_id]) for row in ours}


def looking_of(centre_id: int) -> list[Looking]:
    """Return what a centre's looking people can do, without a word of who they are."""
    query = select(
        Seeker.commune_code, Seeker.trades, Seeker.held, Seeker.years, Seeker.free_from
    ).where(Seeker.centre_id == centre_id, Seeker.state == "looking")
    return [
        Able(code, tuple(x), held, years, day)
        for code, x, held, years, day in session.execute(query)
    ]


def wished_by_all(centre_id: int) -> list[dict[str, Any]]:
    """Return what a centre's looking people wish for, without ids and in no order that tells of them."""
    query = select(Seeker).where(Seeker.centre_id == centre_id, Seeker.state == "looking")
    wished = [{name: getattr(row, name) for name in WISHED} for row in session.scalars(query)]
    said = [x | {"free_from": x["free_from"] and x["free_from"].isoformat()} for x in wished]
    return sorted(said, key=repr)


def changed_since(number: int) -> list[Seeker]:
    """Return the rows changed after ``number``, for the matcher's index."""
    query = select(Seeker).where(Seeker.changed_no > number).order_by(Seeker.changed_no)
    return list(session.scalars(query))


def _one(query: Any) -> Seeker:
    found: Seeker | None = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound()
    return found


def _facts(row: Seeker) -> SeekerFacts:
    return SeekerFacts(facts(row.person_id), _wishes(row))


def _line(row: Seeker, person: PersonFacts) -> SeekerLine:
    return SeekerLine(
        row.code,
        person.details,
        row.state,
        tuple(row.trades),
        row.commune_code,
        person.counsellor_id,
    )


def _wishes(row: Seeker) -> Wishes:
    return Wishes(
        id=row.id,
        code=row.code,
        person_id=row.person_id,
        centre_id=row.centre_id,
        state=row.state,
        trades=tuple(row.trades),
        held=row.held,
        years=row.years,
        commune_code=row.commune_code,
        reach_km=row.reach_km,
        moves_to=tuple(row.moves_to),
        pay_floor=row.pay_floor,
        free_from=row.free_from,
        wishes=row.wishes,
        said=trail.Noted("seeker", row.id, "own_words", row.own_words),
    )
