"""What is owed after a start: asking how it goes, clearing up what was said, entering the results.

Which days are due is told by the rules and the answers together, so it is derived before the queue is asked.
"""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import ARRAY, Select, bindparam, column, func, literal, select

from records.follow_up.asking import CHECK_IN
from records.follow_up.standing import Standing
from records.ledger import session
from records.ledger.act import HERE
from records.link.queries import made
from records.overview.duty import MOMENT, NUMBER, Desk, Kind, asks, midnight
from records.overview.letter_duties import ALL_OF_THEM
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
NUMBERS, MOMENTS = ARRAY(NUMBER), ARRAY(MOMENT)


def _asked(key: str, desk: Desk) -> Select[Any]:
    found = [(row.id, it) for row, it in desk.owing if _key(it) == key]
    asked = made(CHECK_IN, [id_ for id_, _ in found])
    mine = {id_: max(_since(it), _answerable(id_, it, asked)) for id_, it in found}
    ids = bindparam(None, list(mine), type_=NUMBERS)
    times = bindparam(None, list(mine.values()), type_=MOMENTS)
    waits = (
        func.unnest(ids, times)
        .table_valued(column("id", NUMBER), column("since", MOMENT), name="waits")
        .render_derived()
    )
    it = Placement
    line = asks(
        it.id, waits.c.since, code=it.code, seeker_id=it.seeker_id, vacancy_id=it.vacancy_id
    )
    return line.select_from(it).join(waits, waits.c.id == it.id)


def _unentered(desk: Desk) -> Select[Any]:
    """All results are entered in one sitting: they are one line."""
    owed = (
        owing_entry(desk.centre_id)
        .where(Placement.seeker_id.in_(select(desk.people.c.id)))
        .subquery()
    )
    n, since = session.execute(select(func.count(), func.min(owed.c.reported_at))).one()
    first = since or desk.now
    over = last_day_to_enter(first.astimezone(HERE).date()) + timedelta(days=1)
    return asks(ALL_OF_THEM, first, late_from=midnight(over), n=n).where(literal(n > 0))


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
        Kind(key, partial(_asked, key), late_after=LATE_AFTER, firm=True)
        for key in ("follow-up-disputed", "follow-up-ended", "follow-up-due")
    ),
    Kind("result-unentered", _unentered, rests=ENTERED_WEEKLY),
)
