"""Telling the outbox, once a morning, that something new opened: some people at each call of the clock."""

from datetime import datetime, time, timedelta
from itertools import groupby

from sqlalchemy import Select, String, cast, exists, literal, select

from records import outbox, trail
from records.alert.model import Alert
from records.alert.queries import WANTED, opened_since_asked
from records.call_back.safe_time import EVERY_DAY, SafeTime
from records.channel.model import Channel
from records.channel.states import CHANNEL, TO_SCREEN
from records.ledger import Act, session
from records.ledger.act import HERE
from records.outbox.model import Event
from records.seeker.model import Seeker
from records.seeker.states import SEEKER

MORNING = SafeTime(EVERY_DAY, "morning")
AT_ONCE = 20
"""So many people in one call: the clock hands letters over between two, and nobody's button waits long."""
SETTLED = timedelta(minutes=1)
"""What is written down while it is asked may be seen only afterwards: so far back it is asked again."""


def tell_new(now: datetime, *, at_once: int = AT_ONCE) -> int:
    """Have some people told how much opened since they were asked for last; return how many are told.

    The others are next, as long as it is morning. A search that somebody changes just now is left out.
    """
    if not MORNING.holds(now):
        return 0
    with trail.unwatched("who keeps a search is shown to nobody"):
        rows = session.scalars(_to_ask(now, at_once)).all()
        told = sum(_tell(list(mine), now) for _, mine in groupby(rows, lambda row: row.seeker_id))
        # While the machine acts: behind the wall nobody else sees these rows.
        session.flush()
        return told


def _to_ask(now: datetime, at_once: int) -> Select[Alert]:
    """What people keep who chose a way on which an address can be tapped, and who were not asked for today.

    All that one person keeps, or nothing: they are told once a day.
    """
    midnight = datetime.combine(now.astimezone(HERE).date(), time.min, HERE)
    subject = literal("seeker:") + cast(Alert.seeker_id, String)
    told = Event.topic == "alert-opened", Event.subject == subject, Event.version == _day(now)
    people = (
        select(Alert.seeker_id)
        .join(Channel, Channel.seeker_id == Alert.seeker_id)
        .join(Seeker, Seeker.id == Alert.seeker_id)
        .where(Channel.state == CHANNEL.start, Channel.way.in_(TO_SCREEN))
        .where(Seeker.state == SEEKER.start, WANTED, Alert.asked_at < midnight)
        .where(~exists().where(*told))
        .distinct()
        .order_by(Alert.seeker_id)
        .limit(at_once)
    )
    theirs = select(Alert).where(Alert.seeker_id.in_(people), WANTED)
    return theirs.order_by(Alert.seeker_id, Alert.id).with_for_update(skip_locked=True)


def _day(now: datetime) -> int:
    return now.astimezone(HERE).date().toordinal()


def _tell(rows: list[Alert], now: datetime) -> bool:
    """Tell of all that one person keeps at once; what was asked is not asked again today."""
    n = opened_since_asked(rows, now)
    for row in rows:
        row.asked_at = now - SETTLED
    if n:
        outbox.tell(
            Act.of_the_clock(now, centre_id=rows[0].centre_id),
            "alert-opened",
            subject=f"seeker:{rows[0].seeker_id}",
            version=_day(now),
            seeker_id=rows[0].seeker_id,
            n=n,
        )
    return n > 0
