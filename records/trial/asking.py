"""Asking an employer for the report once a trial is over: what the clock does within office hours.

One link and one event for each trial, made in one transaction: nobody is asked twice.
"""

from datetime import datetime, timedelta

from sqlalchemy import or_, select

from records import outbox
from records.introduction.model import Introduction
from records.ledger import Act, Actor, Role, session
from records.ledger.act import HERE
from records.link import actions as links
from records.rule.after_start import may_ask
from records.rule.replying import LINK as LINK_DAYS
from records.rule.replying import link_until, the
from records.seeker.model import Seeker
from records.seeker.states import UNSEEN
from records.trial.model import Trial, TrialReport
from records.trial.standing import OVER, TRYING, ends_on, stands

REPORT = "trial"
"""What a link is for by which an employer reports."""


def ask(now: datetime) -> int:
    """Ask every employer whose trial ended before today and who has not reported; return how many."""
    here = now.astimezone(HERE)
    if not may_ask(here):
        return 0
    today = here.date()
    unseen = select(Seeker.id).where(Seeker.state.in_(UNSEEN))
    said = select(TrialReport.trial_id).where(TrialReport.side == Role.EMPLOYER)
    query = select(Trial).join(Introduction, Introduction.id == Trial.introduction_id)
    rows = session.scalars(
        query.where(
            Trial.state == "agreed",
            or_(Trial.last_day < today, Introduction.state != TRYING),
            Trial.last_day > today - timedelta(days=the(LINK_DAYS).amount),
            Trial.seeker_id.not_in(unseen),
            Trial.id.not_in(said),
        ).order_by(Trial.id)
    )
    return sum(
        _ask(row, now) for row in rows if stands(row, today) == OVER and ends_on(row) < today
    )


def _ask(row: Trial, now: datetime) -> bool:
    link_id = links.make(REPORT, row.id, 0, Role.EMPLOYER, now=now, until=link_until(now))
    if link_id is None:
        return False
    outbox.tell(
        Act(Actor(Role.SYSTEM, centre_id=row.centre_id), now),
        "trial-over",
        subject=f"trial:{row.id}",
        version=0,
        introduction_id=row.introduction_id,
        link_id=link_id,
    )
    return True
