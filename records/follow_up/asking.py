"""Asking both sides how it goes, each by a link of its own: what the clock does within office hours.

One link and one event for each placement, day and side, made in one transaction: however often it is done,
and whatever is killed meanwhile, nobody is asked twice. An employer is asked by letter, a person by the way
they chose if a link can be tapped there, and if they agreed to texts, in the hours they agreed to; everybody
else is asked by their counsellor (room ``overview``), as is who does not answer, and of what came long ago.
"""

from datetime import datetime, time

from records import outbox, trail
from records.call_back.safe_time import EVERY_DAY, SafeTime
from records.channel.queries import way_of
from records.channel.states import TO_SCREEN
from records.consent.queries import hours_for_texts
from records.follow_up.queries import going_on
from records.follow_up.standing import Asked
from records.ledger import Act
from records.ledger.act import HERE
from records.link import actions as links
from records.link.queries import made
from records.placement.model import Placement
from records.rule.after_start import link_until, may_ask
from records.seeker.queries import person_behind

CHECK_IN = "check-in"
EMPLOYER, SEEKER = "employer", "seeker"


def ask(now: datetime) -> int:
    """Ask everybody whose day has come and who has not answered; return how many were asked."""
    here = now.astimezone(HERE)
    if not may_ask(here):
        return 0
    open_days = ((row, it.due) for row, it in going_on(today=here.date()))
    due = [(row, day) for row, day in open_days if day and _lately(day, now)]
    known = made(CHECK_IN, [row.id for row, _ in due])
    return sum(
        _ask(row, day, side, now)
        for row, day in due
        for side in sorted(day.silent)
        if (row.id, day.after_days, side) not in known and _reaches(row, side)
    )


def hours_to_ask(seeker_id: int) -> SafeTime | None:
    """Return when a person may be asked by text how it goes; ``None`` leaves that to their counsellor.

    They agreed to it (P6: "in the way and at the hours I choose"), and are told where a link can be tapped.
    """
    reached = way_of(seeker_id) in TO_SCREEN
    hours = hours_for_texts(person_behind(seeker_id)) if reached else None
    return SafeTime(EVERY_DAY, hours) if hours else None


def _lately(day: Asked, now: datetime) -> bool:
    """Tell whether a day came so lately that a link made on it would still hold."""
    return now < link_until(datetime.combine(day.due_on, time.min, HERE))


def _reaches(placement: Placement, side: str) -> bool:
    if side != SEEKER:
        return True
    with trail.unwatched("who may be asked is shown to nobody"):
        return hours_to_ask(placement.seeker_id) is not None


def _ask(placement: Placement, day: Asked, side: str, now: datetime) -> bool:
    link_id = links.make(
        CHECK_IN, placement.id, day.after_days, side, now=now, until=link_until(now)
    )
    if link_id is None:
        return False
    outbox.tell(
        Act.of_the_clock(now, centre_id=placement.centre_id),
        "check-in-asked" if side == SEEKER else "follow-up-asked",
        subject=f"placement:{placement.id}",
        version=day.after_days,
        placement_id=placement.id,
        link_id=link_id,
    )
    return True
