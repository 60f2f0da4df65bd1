"""Placements as each audience may read them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select

from records.introduction.model import Introduction
from records.ledger import NotFound, locking, session
from records.placement.model import Placement
from records.seeker.queries import SeekerLine, lines
from records.vacancy.queries import VacancyCard, cards_of


@dataclass(frozen=True, slots=True)
class PlacementFacts:
    """A placement as its employer and its seeker read it."""

    code: str
    introduction_id: int
    state: str
    version: int
    vacancy: VacancyCard
    started_on: date
    reported_by: str
    reported_at: datetime
    pay_written: str
    ended_on: date | None


@dataclass(frozen=True, slots=True, repr=False)
class PlacementLine:
    """A placement as the centre's staff read it."""

    facts: PlacementFacts
    seeker: SeekerLine


def of_introductions(introduction_ids: list[int]) -> dict[int, PlacementFacts]:
    """Return the placements that came out of these introductions, by introduction."""
    rows = _rows(select(Placement).where(Placement.introduction_id.in_(introduction_ids)))
    return {x.introduction_id: x for x in _facts(rows)}


def of_seeker(seeker_id: int) -> tuple[PlacementFacts, ...]:
    """Return a person's own placements, newest first."""
    query = select(Placement).where(Placement.seeker_id == seeker_id)
    return _facts(_rows(query.order_by(Placement.id.desc())))


def of_employer(employer_id: int) -> dict[str, PlacementFacts]:
    """Return the placements with an employer, by the code of their introduction."""
    pairs = session.execute(
        select(Introduction.code, Placement)
        .join(Introduction, Introduction.id == Placement.introduction_id)
        .where(Introduction.employer_id == employer_id)
    ).all()
    facts = _facts([row for _, row in pairs])
    return {code: placed for (code, _), placed in zip(pairs, facts, strict=True)}


def for_centre(centre_id: int, *, states: tuple[str, ...]) -> tuple[PlacementLine, ...]:
    """Return a centre's placements in these states, the oldest report first."""
    rows = _rows(
        select(Placement)
        .where(Placement.centre_id == centre_id, Placement.state.in_(states))
        .order_by(Placement.reported_at, Placement.id)
    )
    people = lines([row.seeker_id for row in rows])
    return tuple(
        PlacementLine(facts, people[row.seeker_id])
        for row, facts in zip(rows, _facts(rows), strict=True)
    )


def one_for_centre(code: str, *, centre_id: int) -> PlacementLine:
    """Return one placement of this centre."""
    row = _one(code, centre_id)
    return PlacementLine(_facts([row])[0], lines([row.seeker_id])[row.seeker_id])


def row_for_centre(code: str, *, centre_id: int) -> Placement:
    """Return the row of one placement of this centre, locked."""
    return _one(code, centre_id, lock=True)


def by_id(placement_id: int) -> Placement:
    """Return the row behind an event."""
    return session.get_one(Placement, placement_id)


def _one(code: str, centre_id: int, *, lock: bool = False) -> Placement:
    query = select(Placement).where(Placement.code == code, Placement.centre_id == centre_id)
    found = session.scalars(locking(query) if lock else query).one_or_none()
    if found is None:
        raise NotFound()
    return found


def _rows(query: Select[Placement]) -> list[Placement]:
    return list(session.scalars(query))


def _facts(rows: list[Placement]) -> tuple[PlacementFacts, ...]:
    cards = cards_of([row.vacancy_id for row in rows])
    return tuple(
        PlacementFacts(
            code=row.code,
            introduction_id=row.introduction_id,
            state=row.state,
            version=row.version,
            vacancy=cards[row.vacancy_id],
            started_on=row.started_on,
            reported_by=row.reported_by,
            reported_at=row.reported_at,
            pay_written=row.pay_written,
            ended_on=row.ended_on,
        )
        for row in rows
    )
