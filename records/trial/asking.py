"""What the clock does about trials: tells of what begins, asks for the report, ends what nobody ends.

One event for each day a trial begins on, and one for the link of its report: nobody is told or asked twice.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlalchemy import ColumnElement, exists, select

from records import outbox, trail
from records.history.model import HistoryLine
from records.introduction.actions import lapse
from records.introduction.model import Introduction
from records.introduction.queries import locked
from records.ledger import Act, Role, session
from records.ledger.act import HERE
from records.link import actions as links
from records.reminder.telling import said
from records.rule.after_start import may_ask
from records.rule.quiet import quiet
from records.rule.replying import CLOSE, link_until, the
from records.seeker.model import Seeker
from records.seeker.states import UNSEEN
from records.trial.actions import do_away
from records.trial.model import TRYING, Trial, TrialReport
from records.trial.standing import OVER, asked_about, over_before, stands
from records.trial.states import TRIAL

REPORT = "trial"
"""What a link is for by which an employer reports."""
CALLED_OFF = "called-off"


def remind(now: datetime) -> int:
    """Have both sides told of a trial that begins tomorrow, agreed before today; return of how many."""
    if quiet().over(now) != now:
        return 0
    here = now.astimezone(HERE)
    begins = here.date() + timedelta(days=1)
    version = begins.toordinal()
    rows = _trials(
        Trial.state == "agreed",
        Trial.first_day == begins,
        Trial.left_on.is_(None),
        _of_somebody_here(),
        _agreed_before(datetime.combine(here.date(), time.min, HERE)),
        ~exists().where(*said("trial-near", "trial:", Trial.id, version)),
    )
    for row in rows:
        outbox.tell(
            Act.of_the_clock(now, centre_id=row.centre_id),
            "trial-near",
            subject=f"{TRIAL.subject}:{row.id}",
            version=version,
            introduction_id=row.introduction_id,
            trial_id=row.id,
        )
    return len(rows)


def ask(now: datetime) -> int:
    """Ask every employer whose trial ended before today and who has not reported; return how many."""
    here = now.astimezone(HERE)
    if not may_ask(here):
        return 0
    today = here.date()
    reported = select(TrialReport.trial_id).where(TrialReport.side == Role.EMPLOYER)
    rows = _trials(
        over_before(today),
        asked_about(today),
        _of_somebody_here(),
        Trial.id.not_in(reported),
    )
    return sum(_ask(row, now) for row in rows)


def close(now: datetime) -> int:
    """Call off what nobody answered or cannot be any more, and let end what was never decided; how many."""
    rows = _trials(Trial.state != CALLED_OFF, Introduction.state == TRYING)
    newest = {row.introduction_id: row for row in rows}
    with trail.unwatched("a grant ends; nobody is shown by it"):
        return sum(_close(row, now) for row in newest.values())


def _of_somebody_here() -> ColumnElement[bool]:
    return Trial.seeker_id.not_in(select(Seeker.id).where(Seeker.state.in_(UNSEEN)))


def _agreed_before(moment: datetime) -> ColumnElement[bool]:
    it = HistoryLine
    of_trial = it.subject == TRIAL.subject, it.subject_id == Trial.id
    return exists().where(*of_trial, it.verb == "agree", it.happened_at < moment)


def _trials(*which: ColumnElement[bool]) -> Sequence[Trial]:
    query = select(Trial).join(Introduction, Introduction.id == Trial.introduction_id)
    return session.scalars(query.where(*which).order_by(Trial.id)).all()


def _ask(row: Trial, now: datetime) -> bool:
    link_id = links.make(REPORT, row.id, 0, Role.EMPLOYER, now=now, until=link_until(now))
    if link_id is None:
        return False
    outbox.tell(
        Act.of_the_clock(now, centre_id=row.centre_id),
        "trial-over",
        subject=f"trial:{row.id}",
        version=0,
        introduction_id=row.introduction_id,
        link_id=link_id,
    )
    return True


def _close(row: Trial, now: datetime) -> bool:
    act, introduction = Act.of_the_clock(now, centre_id=row.centre_id), locked(row.introduction_id)
    session.refresh(row)
    if introduction.state != TRYING:
        return False
    how = stands(row, act.today)
    if how == CALLED_OFF and row.state != CALLED_OFF:
        do_away(act, row)
        return True
    waited = act.today - row.ended_on >= timedelta(days=the(CLOSE).amount)
    if how == OVER and waited and not introduction.at_work:
        lapse(act, introduction)
        return True
    return False
