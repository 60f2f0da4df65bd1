"""What waits for a counsellor today: one list, the late first, each with its reason and since when.

Nothing here is written down: a duty appears with the record that asks for it and is gone with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select

from records.introduction import queries as introductions
from records.introduction.model import Introduction
from records.introduction.queries import CounsellorView
from records.introduction.states import ALIVE
from records.ledger import session
from records.outbox import queries as outbox
from records.outbox.model import Notice
from records.overview import rights_duties
from records.overview.duty import Duty
from records.overview.stuck import of_centre as stuck_of
from records.placement import queries as placements
from records.placement.model import Placement
from records.seeker.model import Seeker
from records.seeker.queries import SeekerLine
from records.vacancy import held

# How long a thing may rest before it becomes a counsellor's duty, and when it is late.
RESTS = {
    "start-reported": timedelta(0),
    "start-disputed": timedelta(0),
    "interview-over": timedelta(0),
    "grant-awaited": timedelta(days=3),
    "answer-awaited": timedelta(days=5),
}
LATE_AFTER = {
    "start-reported": timedelta(days=2),
    "start-disputed": timedelta(days=5),
    "interview-over": timedelta(days=1),
    "grant-awaited": timedelta(days=7),
    "answer-awaited": timedelta(days=10),
    "notices": timedelta(days=1),
    "stuck": timedelta(0),
    "vacancy-held": timedelta(days=1),
}
ASKS = {"proposed": "grant-awaited", "introduced": "answer-awaited", "interview": "interview-over"}
STARTS = {"reported": "start-reported", "disputed": "start-disputed"}


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts without a name in them."""

    starts: int
    unread: int
    stuck: int
    introductions: int
    seekers: int


def figures(centre_id: int, *, counsellor_id: int | None) -> Figures:
    """Return the counts of a centre; notices are those of one counsellor if one is named."""
    alive = Introduction.centre_id == centre_id, Introduction.state.in_(ALIVE)
    reported = Placement.centre_id == centre_id, Placement.state.in_(tuple(STARTS))
    looking = Seeker.centre_id == centre_id, Seeker.state == "looking"
    return Figures(
        starts=session.scalar(select(func.count(Placement.id)).where(*reported)) or 0,
        unread=outbox.unread(centre_id=centre_id, counsellor_id=counsellor_id),
        stuck=len(stuck_of(centre_id)),
        introductions=session.scalar(select(func.count(Introduction.id)).where(*alive)) or 0,
        seekers=session.scalar(select(func.count(Seeker.id)).where(*looking)) or 0,
    )


def waiting(
    centre_id: int,
    *,
    counsellor_id: int | None,
    now: datetime,
    today: date,
    manager: bool = False,
) -> tuple[Duty, ...]:
    """Return a counsellor's duties (a manager's: everybody's), the late ones first, then the oldest."""
    found = [
        *_letters(centre_id, counsellor_id, now),
        *_held(centre_id, now),
        *_starts(centre_id, counsellor_id, now),
        *_unmoved(centre_id, counsellor_id, now, today),
        *rights_duties.waiting(centre_id, counsellor_id, now, today, manager=manager),
    ]
    return tuple(sorted(found, key=lambda duty: (not duty.late, duty.since)))


def _letters(centre_id: int, counsellor_id: int | None, now: datetime) -> Iterator[Duty]:
    stuck = stuck_of(centre_id)
    if stuck:
        yield _duty("stuck", "", stuck[0].happened_at, now, n=len(stuck))
    unread = outbox.unread(centre_id=centre_id, counsellor_id=counsellor_id)
    if unread:
        since = _oldest_unread(centre_id, counsellor_id) or now
        yield _duty("notices", "", since, now, n=unread)


def _held(centre_id: int, now: datetime) -> Iterator[Duty]:
    n, since = held.count(centre_id)
    if since is not None:
        yield _duty("vacancy-held", "", since, now, n=n)


def _starts(centre_id: int, counsellor_id: int | None, now: datetime) -> Iterator[Duty]:
    for line in placements.for_centre(centre_id, states=tuple(STARTS)):
        if not _mine(line.seeker, counsellor_id):
            continue
        facts = line.facts
        yield _duty(
            STARTS[facts.state],
            facts.code,
            facts.reported_at,
            now,
            who=line.seeker.name,
            about=facts.vacancy.title,
            holder=facts.vacancy.holder,
        )


def _unmoved(
    centre_id: int, counsellor_id: int | None, now: datetime, today: date
) -> Iterator[Duty]:
    for view in introductions.for_centre(centre_id, today=today):
        kind, since = ASKS[view.state], _since(view)
        if not _mine(view.seeker, counsellor_id) or now < since + RESTS[kind]:
            continue
        yield _duty(
            kind,
            view.code,
            since,
            now,
            who=view.seeker.name,
            about=view.vacancy.title,
            holder=view.vacancy.holder,
        )


def _since(view: CounsellorView) -> datetime:
    if view.state == "interview" and view.interview_at is not None:
        return view.interview_at
    return view.moved_at


def _mine(seeker: SeekerLine, counsellor_id: int | None) -> bool:
    """Tell whether this person is the counsellor's to look after, or nobody's yet."""
    return counsellor_id is None or seeker.counsellor_id in (None, counsellor_id)


def _duty(
    kind: str,
    code: str,
    since: datetime,
    now: datetime,
    *,
    who: str = "",
    about: str = "",
    holder: str = "",
    n: int = 1,
) -> Duty:
    late = now >= since + LATE_AFTER[kind]
    return Duty(kind, code, who, about, holder, since, late, n)


def _oldest_unread(centre_id: int, counsellor_id: int | None) -> datetime | None:
    query = select(func.min(Notice.arrived_at)).where(
        Notice.centre_id == centre_id, Notice.acked_at.is_(None)
    )
    if counsellor_id is not None:
        mine = or_(Notice.counsellor_id == counsellor_id, Notice.counsellor_id.is_(None))
        query = query.where(mine)
    return session.scalar(query)
