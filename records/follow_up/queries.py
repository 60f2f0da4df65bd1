"""Follow-ups as each audience may read them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from records.follow_up.actions import GOES_ON
from records.follow_up.model import FollowUp
from records.follow_up.standing import CENTRE, TELLING, AnswerFacts, Standing, standing
from records.introduction.model import Introduction
from records.ledger import any_of, locking, session, the_one
from records.link.queries import LinkOver
from records.placement.model import Placement
from records.placement.queries import PlacementLine, lines_of
from records.rule.after_start import follow_ups
from records.seeker.model import Seeker
from records.seeker.states import UNSEEN
from records.vacancy.queries import card_of


@dataclass(frozen=True, slots=True, repr=False)
class FollowUpLine:
    """One placement with how its follow-ups stand, for the centre's staff."""

    line: PlacementLine
    standing: Standing


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What one side is asked of one placement; ``says`` is its newest answer for this day."""

    introduction_id: int
    centre_id: int
    title: str
    after_days: int
    started_on: date
    says: str | None


def of_placement(placement_id: int, *, today: date) -> Standing:
    """Return how the follow-ups of one placement stand."""
    row = session.get_one(Placement, placement_id)
    return _standings([row], today)[row.id]


def of_seeker(seeker_id: int, *, today: date) -> dict[str, Standing]:
    """Return how the follow-ups of a person's starts stand, by the code of the placement."""
    query = select(Placement).where(Placement.seeker_id == seeker_id)
    return {row.code: it for row, it in _with_standing(list(session.scalars(query)), today)}


def owing(
    centre_id: int, *, today: date, people: Select[int] | None = None
) -> list[tuple[Placement, Standing]]:
    """Return a centre's placements to be asked about or cleared up, without a name.

    ``people`` asks for the ids of the seekers that are meant; without it all are.
    """
    query = _going_on().where(Placement.centre_id == centre_id)
    if people is not None:
        query = query.where(Placement.seeker_id.in_(people))
    rows = list(session.scalars(query))
    return [(row, it) for row, it in _with_standing(rows, today) if it.due or it.ended_by]


def unsettled(centre_id: int, *, today: date) -> tuple[FollowUpLine, ...]:
    """Return what is to be cleared up, then whom to ask about, the longest due first."""
    found = owing(centre_id, today=today)
    lines = lines_of([row for row, _ in found])
    asked = [FollowUpLine(line, it) for line, (_, it) in zip(lines, found, strict=True)]
    return tuple(sorted(asked, key=_urgency))


def asked_of_seeker(seeker_id: int, *, today: date) -> dict[str, CheckIn]:
    """Return what a person is asked today, by the code of the introduction."""
    return _asked(Introduction.seeker_id == seeker_id, "seeker", today)


def asked_of_employer(employer_id: int, *, today: date) -> dict[str, CheckIn]:
    """Return what an employer is asked today, by the code of the introduction."""
    return _asked(Introduction.employer_id == employer_id, "employer", today)


def check_in(placement_id: int, after_days: int, side: str) -> CheckIn:
    """Return what a link asks; the link is over once nobody may be asked about this placement."""
    row = _alive_one(placement_id)
    if row is None:
        raise LinkOver()
    said = tuple(x for x in _answers([row.id])[row.id] if x.after_days == after_days)
    return _check_in(row, after_days, side, said)


def is_waited_for(placement_id: int, after_days: int, side: str, *, today: date) -> bool:
    """Tell whether a side is still to say how it goes on this day: nothing settled it, no later one came."""
    row = _alive_one(placement_id)
    due = _standings([row], today)[row.id].due if row else None
    return due is not None and due.after_days == after_days and side in due.silent


def row_of(introduction_id: int) -> Placement:
    """Return the placement that came out of an introduction, locked, to be answered about."""
    query = select(Placement).where(Placement.introduction_id == introduction_id)
    return the_one(locking(query))


def going_on(*, today: date) -> Iterator[tuple[Placement, Standing]]:
    """Return every centre's placements that are not done with, for whom the clock asks."""
    yield from _with_standing(list(session.scalars(_going_on())), today)


def _asked(whose: ColumnElement[bool], side: str, today: date) -> dict[str, CheckIn]:
    codes = select(Introduction.id, Introduction.code).where(whose)
    code_of = dict(session.execute(codes).all())
    rows = list(session.scalars(_going_on().where(Placement.introduction_id.in_(code_of))))
    due = {row.id: it.due for row, it in _with_standing(rows, today)}
    return {
        code_of[row.introduction_id]: _check_in(row, day.after_days, side, day.answers)
        for row in rows
        if (day := due[row.id]) and side in day.asks
    }


def _alive() -> Select[Placement]:
    """Confirmed starts of people who may be asked about; of who asked to be let alone, none."""
    unseen = select(Seeker.id).where(Seeker.state.in_(UNSEEN))
    return select(Placement).where(Placement.state == GOES_ON, Placement.seeker_id.not_in(unseen))


def _alive_one(placement_id: int) -> Placement | None:
    return session.scalars(_alive().where(Placement.id == placement_id)).one_or_none()


def _going_on() -> Select[Placement]:
    """Of those, whose last day is not answered for sure, or of whom somebody said that it ended.

    Rather one too many: how each stands is told by its answers alone (``standing``).
    """
    on_last = FollowUp.after_days == follow_ups()[-1].amount
    settles = or_(FollowUp.says.in_(TELLING), FollowUp.side == CENTRE)
    answered, unsure = _said(and_(on_last, settles)), _said(and_(on_last, ~settles))
    ended = _said(and_(FollowUp.says == "ended", FollowUp.side != CENTRE))
    return _alive().where(or_(~answered, unsure, ended)).order_by(Placement.id)


def _urgency(it: FollowUpLine) -> tuple[bool, date]:
    return not it.standing.ended_by, it.standing.since or it.line.facts.started_on


def _said(what: ColumnElement[bool]) -> Any:
    return select(FollowUp.id).where(FollowUp.placement_id == Placement.id, what).exists()


def _with_standing(rows: list[Placement], today: date) -> Iterator[tuple[Placement, Standing]]:
    found = _standings(rows, today)
    yield from ((row, found[row.id]) for row in rows)


def _standings(rows: list[Placement], today: date) -> dict[int, Standing]:
    said = _answers([row.id for row in rows])
    return {row.id: standing(row.started_on, said[row.id], today) for row in rows}


def _answers(placement_ids: list[int]) -> dict[int, list[AnswerFacts]]:
    found: dict[int, list[AnswerFacts]] = {key: [] for key in placement_ids}
    query = select(FollowUp).where(FollowUp.placement_id == any_of(placement_ids))
    for row in session.scalars(query.order_by(FollowUp.id)):
        said = AnswerFacts(row.after_days, row.side, row.says, row.note, row.answered_at)
        found[row.placement_id].append(said)
    return found


def _check_in(row: Placement, after_days: int, side: str, said: Iterable[AnswerFacts]) -> CheckIn:
    mine = [x.says for x in said if x.side == side]
    return CheckIn(
        introduction_id=row.introduction_id,
        centre_id=row.centre_id,
        title=card_of(row.vacancy_id).title,
        after_days=after_days,
        started_on=row.started_on,
        says=mine[-1] if mine else None,
    )
