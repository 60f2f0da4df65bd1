"""What is owed after a start: asking how it goes, clearing up what was said, entering the results.

Which days are due is told by the rules and the answers together, so it is derived before the queue is asked.
"""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from records.follow_up.asking import CHECK_IN
from records.follow_up.standing import Standing
from records.ledger import session
from records.ledger.act import HERE
from records.link.queries import made
from records.overview.duty import Desk, Kind
from records.overview.question import (
    MOMENT,
    Shape,
    Values,
    asks,
    hand,
    hand_many,
    handed,
    many,
    midnight,
)
from records.placement.model import Placement
from records.placement.queries import owing_entry
from records.rule.after_start import last_day_to_enter

LATE_AFTER = timedelta(days=3)
"""The centre's own measure: so long an answer may be owed, or two answers stand against each other.

As long have those who were asked by a link, before their counsellor asks them again.
"""
ENTERED_WEEKLY = timedelta(days=7)
"""The centre's own measure: so long a result may wait for the next sitting at the national exchange."""
LONG_AGO = datetime.min.replace(tzinfo=UTC)


def _asked(key: str, _shape: Shape) -> Select[Any]:
    waits, it = handed(_name(key)), Placement
    line = asks(
        it.id, waits.c.since, code=it.code, seeker_id=it.seeker_id, vacancy_id=it.vacancy_id
    )
    return line.select_from(it).join(waits, waits.c.id == it.id)


def _owing(key: str, desk: Desk) -> Values:
    found = [(row.id, it) for row, it in desk.owing if _key(it) == key]
    asked = made(CHECK_IN, [id_ for id_, _ in found])
    since = {id_: max(_since(it), _answerable(id_, it, asked)) for id_, it in found}
    return hand(_name(key), since)


def _name(key: str) -> str:
    return key.replace("-", "_")


def _unentered(_shape: Shape) -> Select[Any]:
    """All results are entered in one sitting: they are one line."""
    return many("unentered", late_from=bindparam("unentered_late_from", type_=MOMENT))


def _to_enter(desk: Desk) -> Values:
    owed = owing_entry(desk.centre_id)
    if desk.people is not None:
        owed = owed.where(Placement.seeker_id.in_(desk.people))
    it = owed.subquery()
    n, first = session.execute(select(func.count(), func.min(it.c.reported_at))).one()
    last = first and last_day_to_enter(first.astimezone(HERE).date())
    late_from = last and midnight(last + timedelta(days=1))
    return {**hand_many("unentered", n, first), "unentered_late_from": late_from}


def _key(it: Standing) -> str:
    """Return what there is to do: clear up two answers, hear of an end, or ask."""
    if it.disputed:
        return "follow-up-disputed"
    return "follow-up-ended" if it.ended_by else "follow-up-due"


def _since(it: Standing) -> datetime:
    return it.ended_by[0].at if it.ended_by or it.since is None else midnight(it.since)


def _answerable(id_: int, it: Standing, asked: dict[tuple[int, int, str], datetime]) -> datetime:
    """Return until when every side that is silent still has time to answer by its link."""
    day = None if it.ended_by else it.due
    sides = [asked.get((id_, day.after_days, side)) for side in day.silent] if day else []
    return min((at + LATE_AFTER if at else LONG_AGO for at in sides), default=LONG_AGO)


KINDS = (
    *(
        Kind(
            key,
            partial(_asked, key),
            late_after=LATE_AFTER,
            firm=True,
            given=partial(_owing, key),
        )
        for key in ("follow-up-disputed", "follow-up-ended", "follow-up-due")
    ),
    Kind("result-unentered", _unentered, rests=ENTERED_WEEKLY, given=_to_enter),
)
