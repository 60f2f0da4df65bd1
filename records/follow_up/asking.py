"""Asking both sides how it goes, each by a link of its own: what the clock does within office hours.

One link and one event for each placement, day and side, made in one transaction: however often it is done,
and whatever is killed meanwhile, nobody is asked twice. An employer is asked by letter, a person by the way
they chose if they agreed to it and a link can be tapped there; everybody else is asked by their counsellor
(room ``overview``), as is who does not answer.
"""

from datetime import datetime

from records import outbox, trail
from records.channel.queries import way_of
from records.channel.states import TO_SCREEN
from records.consent.purposes import FOLLOW_UP
from records.consent.queries import agreed
from records.follow_up.queries import going_on
from records.follow_up.standing import Asked
from records.ledger import Act, Actor, Role
from records.ledger.act import HERE
from records.link import actions as links
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
    due = ((row, it.due) for row, it in going_on(today=here.date()))
    return sum(_ask(row, day, side, now) for row, day in due if day for side in _silent(row, day))


def answers_by_link(seeker_id: int) -> bool:
    """Tell whether a person agreed to be asked later (P6), and is told where a link can be tapped."""
    reached = way_of(seeker_id) in TO_SCREEN
    return reached and agreed(person_behind(seeker_id), FOLLOW_UP)


def _silent(placement: Placement, day: Asked) -> list[str]:
    """Return the sides that have not answered, and whom a link reaches."""
    silent = day.asks - {answer.side for answer in day.answers}
    if SEEKER in silent:
        with trail.unwatched("who may be asked is shown to nobody"):
            reached = answers_by_link(placement.seeker_id)
        silent -= set() if reached else {SEEKER}
    return sorted(silent)


def _ask(placement: Placement, day: Asked, side: str, now: datetime) -> bool:
    link_id = links.make(
        CHECK_IN, placement.id, day.after_days, side, now=now, until=link_until(now)
    )
    if link_id is None:
        return False
    outbox.tell(
        Act(Actor(Role.SYSTEM, centre_id=placement.centre_id), now),
        "check-in-asked" if side == SEEKER else "follow-up-asked",
        subject=f"placement:{placement.id}",
        version=day.after_days,
        placement_id=placement.id,
        link_id=link_id,
    )
    return True
