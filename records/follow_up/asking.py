"""Asking employers by letter how it goes: what the clock does within office hours.

One link and one event for each placement and day, made in one transaction: however often it is done, and
whatever is killed meanwhile, nobody is asked twice.
"""

from datetime import datetime

from records import outbox
from records.follow_up.queries import going_on
from records.follow_up.standing import Asked
from records.ledger import Act, Actor, Role
from records.ledger.act import HERE
from records.link import actions as links
from records.placement.model import Placement
from records.rule.after_start import link_until, may_ask

CHECK_IN = "check-in"
EMPLOYER = "employer"


def ask(now: datetime) -> int:
    """Have every employer asked whose day has come and whom nobody answered for; return how many."""
    here = now.astimezone(HERE)
    if not may_ask(here):
        return 0
    due = ((row, it.due) for row, it in going_on(today=here.date()))
    return sum(_ask(row, day, now) for row, day in due if day and EMPLOYER in day.asks)


def _ask(placement: Placement, day: Asked, now: datetime) -> bool:
    link_id = links.make(
        CHECK_IN, placement.id, day.after_days, EMPLOYER, now=now, until=link_until(now)
    )
    if link_id is None:
        return False
    outbox.tell(
        Act(Actor(Role.SYSTEM, centre_id=placement.centre_id), now),
        "follow-up-asked",
        subject=f"placement:{placement.id}",
        version=day.after_days,
        placement_id=placement.id,
        link_id=link_id,
    )
    return True
