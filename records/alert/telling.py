"""Telling the outbox, once a morning, that something new opened; called by the clock."""

from datetime import datetime, time
from itertools import groupby

from sqlalchemy import Select, select

from records import outbox, trail
from records.alert.model import Alert
from records.alert.queries import WANTED, opened_since_asked
from records.call_back.safe_time import SafeTime
from records.channel.model import Channel
from records.channel.states import CHANNEL, TO_SCREEN
from records.ledger import Act, Actor, Role, session
from records.ledger.act import HERE
from records.seeker.model import Seeker
from records.seeker.states import SEEKER

MORNING = SafeTime("", "morning")


def tell_new(now: datetime) -> int:
    """Have people told how much opened since they were asked for last; return how many are told."""
    if not MORNING.holds(now):
        return 0
    with trail.unwatched("who keeps a search is shown to nobody"):
        rows = session.scalars(_to_ask(now)).all()
        told = sum(_tell(list(mine), now) for _, mine in groupby(rows, lambda row: row.seeker_id))
        # While the machine acts: behind the wall nobody else sees these rows.
        session.flush()
        return told


def _to_ask(now: datetime) -> Select[Alert]:
    """What people keep who chose a way on which an address can be tapped, and what was not asked today."""
    midnight = datetime.combine(now.astimezone(HERE).date(), time.min, HERE)
    return (
        select(Alert)
        .join(Channel, Channel.seeker_id == Alert.seeker_id)
        .join(Seeker, Seeker.id == Alert.seeker_id)
        .where(Channel.state == CHANNEL.start, Channel.way.in_(TO_SCREEN))
        .where(Seeker.state == SEEKER.start, WANTED, Alert.asked_at < midnight)
        .order_by(Alert.seeker_id, Alert.id)
        .with_for_update(of=Alert)
    )


def _tell(rows: list[Alert], now: datetime) -> bool:
    """Tell of all that one person keeps at once; what was asked is not asked again today."""
    n = opened_since_asked(rows, now)
    for row in rows:
        row.asked_at = now
    if n:
        outbox.tell(
            Act(Actor(Role.SYSTEM, centre_id=rows[0].centre_id), now),
            "alert-opened",
            subject=f"seeker:{rows[0].seeker_id}",
            version=now.astimezone(HERE).date().toordinal(),
            seeker_id=rows[0].seeker_id,
            n=n,
        )
    return n > 0
