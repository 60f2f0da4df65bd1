"""Where a person stands on their way into work: computed from what happened, never typed in.

``WAYS`` is the one table: the first line that holds says the stage. The list asks it of the states as they
stand (``stage``), one person's page works it out from their history (``stage_of``): both read this table. A
new room of the way adds its line here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, case, or_, select

from records.counselling.model import Counselling
from records.counselling.states import COUNSELLING
from records.history.model import HistoryLine
from records.introduction.model import Introduction
from records.introduction.states import INTRODUCTION
from records.ledger import session
from records.placement.model import Placement
from records.placement.states import PLACEMENT
from records.referral.model import Referral
from records.referral.states import REFERRAL
from records.rights.handing_over import HAND_OVER
from records.seeker.model import Seeker
from records.seeker.states import SEEKER


@dataclass(frozen=True, slots=True)
class Reached:
    """A stage, and the record that has to be in one of these states for it."""

    stage: str
    subject: str
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """One raw event: which record, what was done to it, and the state it then was in."""

    subject: str
    subject_id: int
    verb: str
    state: str


WAYS = (
    Reached("working", PLACEMENT.subject, ("confirmed",)),
    Reached("hired", PLACEMENT.subject, ("reported", "disputed")),
    Reached("left", SEEKER.subject, ("left", "erased")),
    Reached("paused", SEEKER.subject, ("paused", "resting")),
    Reached("trial", INTRODUCTION.subject, ("trial",)),
    Reached("interview", INTRODUCTION.subject, ("interview",)),
    Reached("introduced", INTRODUCTION.subject, ("introduced",)),
    Reached("in-training", REFERRAL.subject, ("enrolled",)),
    Reached("borrowed", REFERRAL.subject, ("borrowed",)),
)
LOOKING, COUNSELLED, REGISTERED = "looking", "counselled", "registered"
STAGES = (
    REGISTERED, COUNSELLED, LOOKING, "introduced", "interview", "trial", "hired", "working",
    "in-training", "borrowed", "paused", "left",
)  # fmt: skip
"""In the order people go through them; what ends a search stands last."""
QUIET = ("begin", "keep", HAND_OVER)
"""What is done to a record without any search for work."""
_OF_SEEKER: dict[str, Any] = {
    PLACEMENT.subject: Placement,
    INTRODUCTION.subject: Introduction,
    REFERRAL.subject: Referral,
    COUNSELLING.subject: Counselling,
}


def stage_of(happened: Iterable[Happened]) -> str:
    """Return the stage after these events, the oldest first."""
    events = list(happened)
    stands = {(it.subject, it.subject_id): it.state for it in events}
    now = {(subject, state) for (subject, _), state in stands.items()}
    for way in WAYS:
        if any((way.subject, state) in now for state in way.states):
            return way.stage
    if any(map(_is_search, events)):
        return LOOKING
    return COUNSELLED if (COUNSELLING.subject, COUNSELLING.start) in now else REGISTERED


def stage_now(seeker_id: int) -> str:
    """Return where one person stands, worked out from their history."""
    return stage_of(_history(seeker_id))


def stage() -> ColumnElement[str]:
    """Ask the same of each person a query over ``Seeker`` finds."""
    reached = [(_stands(way), way.stage) for way in WAYS]
    return case(*reached, (_searched(), LOOKING), (_counselled(), COUNSELLED), else_=REGISTERED)


def stages(seeker_ids: list[int]) -> dict[int, str]:
    """Return where some people stand, by id."""
    query = select(Seeker.id, stage()).where(Seeker.id.in_(seeker_ids))
    return dict(session.execute(query).all())


def ids_at(centre_id: int, wanted: str) -> frozenset[int]:
    """Return the ids of a centre's people who stand at one stage."""
    query = select(Seeker.id).where(Seeker.centre_id == centre_id, stage() == wanted)
    return frozenset(session.scalars(query))


def _is_search(it: Happened) -> bool:
    if it.subject == SEEKER.subject:
        return it.verb not in QUIET
    return it.subject == INTRODUCTION.subject


def _searched() -> ColumnElement[bool]:
    line = select(HistoryLine.id).where(
        HistoryLine.subject == SEEKER.subject,
        HistoryLine.subject_id == Seeker.id,
        HistoryLine.verb.not_in(QUIET),
    )
    introduced = select(Introduction.id).where(Introduction.seeker_id == Seeker.id)
    return or_(introduced.exists(), line.exists())


def _counselled() -> ColumnElement[bool]:
    talk = select(Counselling.id).where(
        Counselling.seeker_id == Seeker.id, Counselling.state == COUNSELLING.start
    )
    return talk.exists()


def _stands(way: Reached) -> ColumnElement[bool]:
    if way.subject == SEEKER.subject:
        return Seeker.state.in_(way.states)
    it = _OF_SEEKER[way.subject]
    found = select(it.id).where(it.seeker_id == Seeker.id, it.state.in_(way.states))
    return found.exists()


def _history(seeker_id: int) -> list[Happened]:
    ids: dict[str, Any] = {SEEKER.subject: (seeker_id,)}
    for subject, it in _OF_SEEKER.items():
        ids[subject] = select(it.id).where(it.seeker_id == seeker_id)
    mine = [
        and_(HistoryLine.subject == subject, HistoryLine.subject_id.in_(of))
        for subject, of in ids.items()
    ]
    lines = session.scalars(select(HistoryLine).where(or_(*mine)).order_by(HistoryLine.id))
    return [Happened(x.subject, x.subject_id, x.verb, x.to_state) for x in lines]
