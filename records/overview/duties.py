"""What waits for a counsellor today: one list, the late first, each with its reason and since when.

``KINDS`` is the one table of what can wait; a new kind is one question in a file of its own and its name
here. The database puts all of them together and hands over one page; only then names are opened.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Integer,
    Row,
    Select,
    Subquery,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
    tuple_,
    union_all,
)

from records.call_back.safe_time import SafeTime
from records.deferral.queries import rests
from records.introduction.model import Introduction
from records.introduction.states import ALIVE
from records.ledger import session
from records.outbox import queries as outbox
from records.overview import (
    care_duties,
    employer_duties,
    follow_up_duties,
    introduction_duties,
    letter_duties,
    people_duties,
    rights_duties,
    trial_duties,
)
from records.overview.duty import Desk, Duty, Kind
from records.overview.question import NOW, NUMBER, Shape, Values, earlier
from records.overview.stuck import of_centre as stuck_of
from records.placement.model import Placement
from records.seeker import queries as seekers
from records.seeker.model import Seeker
from records.vacancy import queries as vacancies

KINDS: tuple[Kind, ...] = (
    *letter_duties.KINDS,
    *introduction_duties.KINDS,
    *trial_duties.KINDS,
    *follow_up_duties.KINDS,
    *care_duties.KINDS,
    *employer_duties.KINDS,
    *people_duties.KINDS,
    *rights_duties.KINDS,
)
"""In this order stand duties that wait since the same moment."""
PAGE = 40
PLACE = ("calm", "since", "rank", "id")
"""By what the queue is sorted, and where a page begins."""
SHAPES = 16
"""A manager's and a counsellor's desk, the whole and one's own, first pages and later ones, at midnight."""
QUIET = 2
"""Calm is 0 when late and 1 when not; what is quiet is calmer by this."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts without a name in them."""

    starts: int
    unread: int
    stuck: int
    introductions: int
    seekers: int


@dataclass(frozen=True, slots=True, repr=False)
class Queue:
    """One page of what waits. ``after`` is where the next page begins, ``more`` how many are on it and on."""

    lines: tuple[Duty, ...] = ()
    more: int = 0
    after: str | None = None


def figures(centre_id: int, *, counsellor_id: int | None) -> Figures:
    """Return the counts of a centre; notices are those of one counsellor if one is named."""
    alive = Introduction.centre_id == centre_id, Introduction.state.in_(ALIVE)
    reported = Placement.centre_id == centre_id, Placement.state.in_(introduction_duties.STARTS)
    looking = Seeker.centre_id == centre_id, Seeker.state == "looking"
    return Figures(
        starts=session.scalar(select(func.count(Placement.id)).where(*reported)) or 0,
        unread=outbox.unread(centre_id=centre_id, counsellor_id=counsellor_id),
        stuck=len(stuck_of(centre_id)),
        introductions=session.scalar(select(func.count(Introduction.id)).where(*alive)) or 0,
        seekers=session.scalar(select(func.count(Seeker.id)).where(*looking)) or 0,
    )


def waiting(desk: Desk, *, after: str = "", size: int = PAGE) -> Queue:
    """Return a page of a desk's duties: the late first, then the oldest; the quiet kinds behind all others.

    ``after`` is what an earlier page of the same queue said.
    """
    behind = _place(after)
    place = dict(zip(PLACE, behind, strict=True)) if behind else {}
    query = _page(desk.shape, behind=behind is not None)
    rows = list(session.execute(query, {**_given(desk), **place, "size": size}))
    more = rows[0].left - len(rows) if rows else 0
    return Queue(_named(rows), more, _mark(rows[-1]) if more else None)


def marked(desk: Desk, marks: list[str]) -> tuple[Duty, ...]:
    """Return those duties of a desk's queue that a form means; what is not in the queue is not there."""
    rank_of = {kind.key: rank for rank, kind in enumerate(KINDS) if not kind.firm}
    pairs = [mark.partition(":") for mark in marks[:PAGE]]
    meant = [(rank_of[kind], code) for kind, _, code in pairs if kind in rank_of and code]
    found = _all(desk.shape)
    query = select(found).where(tuple_(found.c.rank, found.c.code).in_(meant))
    return _named(list(session.execute(query, _given(desk))))


@lru_cache(maxsize=SHAPES)
def _page(shape: Shape, *, behind: bool) -> Select[Any]:
    """Put the question for a page; one of few, for it takes longer to put than to plan."""
    found = _all(shape)
    place = tuple_(*(found.c[name] for name in PLACE))
    left = func.count().over().label("left")
    query = select(found, left).order_by(*place).limit(bindparam("size", type_=NUMBER))
    begins = tuple_(*(bindparam(name, type_=found.c[name].type) for name in PLACE))
    return query.where(place > begins) if behind else query


def _all(shape: Shape) -> Subquery:
    """Put the questions of all kinds together."""
    return union_all(*(_of(kind, rank, shape) for rank, kind in _asked(shape.manager))).subquery()


def _asked(manager: bool) -> list[tuple[int, Kind]]:
    return [(rank, kind) for rank, kind in enumerate(KINDS) if manager or not kind.manager]


def _given(desk: Desk) -> Values:
    given = (kind.given(desk) for _, kind in _asked(desk.manager))
    return desk.values | {name: value for values in given for name, value in values.items()}


def _of(kind: Kind, rank: int, shape: Shape) -> Select[Any]:
    """Ask for one kind: what has rested long enough, of the people this desk looks after."""
    found = kind.question(shape).subquery()
    since = found.c.since
    late = func.coalesce(found.c.late_from <= NOW, since <= earlier(kind.late_after))
    calm = cast(~late, Integer) + (QUIET if kind.quiet else 0)
    query = select(literal(rank).label("rank"), calm.label("calm"), *found.c).where(
        since <= earlier(kind.rests)
    )
    if not kind.firm:
        query = query.where(~rests(kind.key, found.c.id, today=shape.today))
    if shape.whole:
        return query
    ours = found.c.seeker_id.in_(select(shape.people.c.id))
    return query.where(or_(found.c.seeker_id.is_(None), ours))


def _named(rows: list[Row[Any]]) -> tuple[Duty, ...]:
    people = seekers.lines([row.seeker_id for row in rows if row.seeker_id])
    cards = vacancies.cards_of([row.vacancy_id for row in rows if row.vacancy_id])
    return tuple(
        Duty(
            kind=KINDS[row.rank].key,
            id=row.id,
            code=row.code,
            since=row.since,
            late=row.calm % QUIET == 0,
            n=row.n,
            office=row.office,
            firm=KINDS[row.rank].firm,
            safe=SafeTime.unpack(row.safe) if row.safe else None,
            seeker_id=row.seeker_id,
            seeker=people.get(row.seeker_id),
            card=cards.get(row.vacancy_id),
        )
        for row in rows
    )


def _mark(row: Row[Any]) -> str:
    return f"{row.calm}~{row.since.isoformat()}~{row.rank}~{row.id}"


def _place(mark: str) -> tuple[int, datetime, int, int] | None:
    """Return the place a page begins behind; what no queue has written is the beginning."""
    try:
        calm, since, rank, id_ = mark.split("~")
        place = int(calm), datetime.fromisoformat(since), int(rank), int(id_)
        return place if place[1].tzinfo and max(place[2:]) < 2**31 else None
    except ValueError:
        return None
