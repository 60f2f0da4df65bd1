"""Placements as each audience may read them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select

from records.history.model import HistoryLine
from records.introduction.model import Introduction
from records.ledger import locking, session, the_one
from records.ledger.act import HERE
from records.placement.model import Placement
from records.placement.states import PLACEMENT
from records.rule.after_start import last_day_to_enter
from records.seeker.model import Seeker
from records.seeker.queries import SeekerLine, lines
from records.seeker.states import UNSEEN
from records.vacancy.queries import VacancyCard, cards_of

PAGE = 50
NEVER_WAS = select(HistoryLine.subject_id).where(
    HistoryLine.subject == PLACEMENT.subject, HistoryLine.verb == "fall-through"
)
"""Asks for the starts that were reported and never were."""


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
    never_was: bool


@dataclass(frozen=True, slots=True, repr=False)
class PlacementLine:
    """A placement as the centre's staff read it."""

    facts: PlacementFacts
    seeker: SeekerLine
    entered_on: date | None
    enter_by: date


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
    return lines_of(rows)


def page_for_centre(
    centre_id: int,
    *,
    states: tuple[str, ...],
    seeker_ids: frozenset[int] | None = None,
    before: int | None = None,
) -> tuple[tuple[PlacementLine, ...], int | None]:
    """Return a page of a centre's placements, newest first, and which the next page begins before."""
    query = select(Placement).where(Placement.centre_id == centre_id, Placement.state.in_(states))
    if seeker_ids is not None:
        query = query.where(Placement.seeker_id.in_(seeker_ids))
    if before is not None:
        query = query.where(Placement.id < before)
    rows = _rows(query.order_by(Placement.id.desc()).limit(PAGE + 1))
    return lines_of(rows[:PAGE]), rows[PAGE - 1].id if len(rows) > PAGE else None


def unentered(centre_id: int) -> tuple[PlacementLine, ...]:
    """Return the starts whose result is not on the national exchange yet, the oldest notice first."""
    query = owing_entry(centre_id)
    return lines_of(_rows(query.order_by(Placement.reported_at, Placement.id)))


def owing_entry(centre_id: int) -> Select[Placement]:
    """Ask for the starts whose result is to be entered; one that never was is none."""
    unseen = select(Seeker.id).where(Seeker.state.in_(UNSEEN))
    return select(Placement).where(
        Placement.centre_id == centre_id,
        Placement.state.in_(("confirmed", "ended")),
        Placement.entered_on.is_(None),
        Placement.id.not_in(NEVER_WAS),
        Placement.seeker_id.not_in(unseen),
    )


def lines_of(rows: list[Placement]) -> tuple[PlacementLine, ...]:
    """Return some placements as the centre's staff read them, in the same order."""
    people = lines([row.seeker_id for row in rows])
    return tuple(
        PlacementLine(
            facts,
            people[row.seeker_id],
            row.entered_on,
            last_day_to_enter(row.reported_at.astimezone(HERE).date()),
        )
        for row, facts in zip(rows, _facts(rows), strict=True)
    )


def one_for_centre(code: str, *, centre_id: int) -> PlacementLine:
    """Return one placement of this centre."""
    return lines_of([_one(code, centre_id)])[0]


def row_for_centre(code: str, *, centre_id: int) -> Placement:
    """Return the row of one placement of this centre, locked."""
    return _one(code, centre_id, lock=True)


def by_id(placement_id: int) -> Placement:
    """Return the row behind an event."""
    return session.get_one(Placement, placement_id)


def _one(code: str, centre_id: int, *, lock: bool = False) -> Placement:
    query = select(Placement).where(Placement.code == code, Placement.centre_id == centre_id)
    return the_one(locking(query) if lock else query)


def _rows(query: Select[Placement]) -> list[Placement]:
    return list(session.scalars(query))


def _facts(rows: list[Placement]) -> tuple[PlacementFacts, ...]:
    cards, never = cards_of([row.vacancy_id for row in rows]), _never_was(rows)
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
            never_was=row.id in never,
        )
        for row in rows
    )


def _never_was(rows: list[Placement]) -> frozenset[int]:
    over = [row.id for row in rows if row.state == "ended"]
    asked = NEVER_WAS.where(HistoryLine.subject_id.in_(over))
    return frozenset(session.scalars(asked)) if over else frozenset()
