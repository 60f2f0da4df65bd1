"""Talks as the centre and the person read them, and as reports count them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import distinct, func, select

from records.counselling.model import Counselling
from records.counselling.states import COUNSELLING, KINDS
from records.ledger import locking, session, the_one
from records.person.words import SealedWords
from records.seeker.model import Seeker

FROM_INTERMEDIATE = ("intermediate", "college", "university")
"""Steps of the ladder ``training`` that reports count apart (line 2.1.c, from intermediate up)."""


@dataclass(frozen=True, slots=True, repr=False)
class CounsellingFacts:
    """One talk; ``counsellor_id`` is an account."""

    code: str
    kind: str
    state: str
    held_on: date
    counsellor_id: int | None
    words: SealedWords

    @property
    def note(self) -> str:
        """What was noted; reading it is noted too."""
        return self.words.read()


@dataclass(frozen=True, slots=True)
class Counted:
    """How often (events) and how many people (distinct), and of them those of intermediate training."""

    events: int = 0
    people: int = 0
    events_qualified: int = 0
    people_qualified: int = 0


def of_seeker(seeker_id: int) -> tuple[CounsellingFacts, ...]:
    """Return a person's talks that count, newest first."""
    query = (
        select(Counselling, Seeker.person_id)
        .join(Seeker, Seeker.id == Counselling.seeker_id)
        .where(Counselling.seeker_id == seeker_id, Counselling.state == COUNSELLING.start)
        .order_by(Counselling.held_on.desc(), Counselling.id.desc())
    )
    return tuple(_facts(row, person_id) for row, person_id in session.execute(query))


def counts(centre_id: int, *, first: date, last: date) -> dict[str, Counted]:
    """Count a centre's talks held from ``first`` to ``last`` by kind (NĐ 352/2025, annex III, 2.1).

    Events are "lượt người", distinct people "người"; a person of two kinds is in both.
    """
    trained = Seeker.wishes["training"]["value"].astext.in_(FROM_INTERMEDIATE)
    one = Counselling.seeker_id
    query = (
        select(
            Counselling.kind,
            func.count(),
            func.count(distinct(one)),
            func.count().filter(trained),
            func.count(distinct(one)).filter(trained),
        )
        .join(Seeker, Seeker.id == one)
        .where(
            Counselling.centre_id == centre_id,
            Counselling.state == COUNSELLING.start,
            Counselling.held_on.between(first, last),
        )
        .group_by(Counselling.kind)
    )
    found = {kind: Counted(*numbers) for kind, *numbers in session.execute(query)}
    return {kind: found.get(kind, Counted()) for kind in KINDS}


def row_for_centre(code: str, *, centre_id: int) -> Counselling:
    """Return the row of one talk of this centre, locked."""
    query = select(Counselling).where(Counselling.code == code, Counselling.centre_id == centre_id)
    return the_one(locking(query))


def place(code: str) -> str:
    """Return what the sealed note is bound to."""
    return f"counselling|{code}|note"


def _facts(row: Counselling, person_id: int) -> CounsellingFacts:
    return CounsellingFacts(
        code=row.code,
        kind=row.kind,
        state=row.state,
        held_on=row.held_on,
        counsellor_id=row.counsellor_id,
        words=SealedWords(person_id, place(row.code), row.note_sealed, name="counselling"),
    )
