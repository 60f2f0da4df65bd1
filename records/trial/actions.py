"""Offering a trial, agreeing, calling off, ending early, reporting, and making the reference one's own.

Each verb wants the row of the introduction locked, so that a double tap is one step.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import Select, select

from records import outbox, trail
from records.history import steps_of
from records.introduction.actions import demand_seen
from records.introduction.model import Introduction
from records.introduction.queries import locked
from records.introduction.trying import do_without, try_out
from records.ledger import STAFF, Act, NotFound, Refusal, session, the_one
from records.lifecycle.machine import Moved, NotAllowed
from records.rule.replying import TRIAL as MOST_DAYS
from records.rule.replying import the
from records.trial.model import Trial, TrialReport
from records.trial.standing import OVER, stands, verbs
from records.trial.states import TRIAL, WENT
from records.vacancy.queries import card_of

MOST_DAYS_AHEAD = 31


class TooLong(Refusal):
    """A trial has a last day, not before its first, and is not longer than the rule says."""

    key = "refused-trial-days"


class NotSoon(Refusal):
    """A trial begins today or within a month."""

    key = "refused-trial-begin"


class NotOver(Refusal):
    """Nobody reports on a trial that did not begin, or whose last day has not come."""

    key = "refused-trial-not-over"


class Reported(Refusal):
    """What was reported stands; only the centre corrects it."""

    key = "refused-trial-reported"


def propose(
    act: Act,
    introduction: Introduction,
    *,
    first_day: date,
    last_day: date,
    tasks: Sequence[str],
    work_hours: str,
    pay_written: str,
) -> Trial:
    """Write down what the employer offers; the person has the next word."""
    demand_seen(introduction.seeker_id)
    _demand_days(act, first_day, last_day)
    try_out(act, introduction)
    trial = Trial(
        centre_id=introduction.centre_id,
        introduction=introduction,
        seeker_id=introduction.seeker_id,
        state=TRIAL.start,
        first_day=first_day,
        last_day=last_day,
        tasks=list(tasks),
        work_hours=work_hours,
        pay_written=pay_written,
        offered_by=act.by.role,
        offered_at=act.now,
    )
    session.add(trial)
    session.flush()
    TRIAL.begin(trial, act)
    _tell(act, trial, "trial-offered")
    return trial


def agree(act: Act, trial: Trial) -> None:
    """Write the person's yes; of days that went by before it nobody can say how they were."""
    demand_seen(trial.seeker_id)
    _demand(act, trial, "agree")
    trial.first_day = max(trial.first_day, act.today)
    TRIAL.move(trial, "agree", act)
    _tell(act, trial, "trial-agreed")


def call_off(act: Act, trial: Trial) -> None:
    """Do without the trial, until its first day; the employer has the next word."""
    _demand(act, trial, "call-off")
    do_away(act, trial)


def do_away(act: Act, trial: Trial) -> None:
    """Write that a trial does not take place; for this room."""
    TRIAL.move(trial, "call-off", act)
    do_without(act, trial.introduction)
    _tell(act, trial, "trial-called-off")


def end(act: Act, trial: Trial) -> None:
    """Let a trial end today; both sides report on what was done."""
    _demand(act, trial, "end")
    trial.last_day = act.today
    TRIAL.move(trial, "end", act)
    _tell(act, trial, "trial-ended")


def report(act: Act, trial: Trial, *, side: str, went: Sequence[str], words: str) -> None:
    """Keep what one side says; the same again is nothing new, and only the centre corrects it."""
    if act.by.role not in STAFF and act.by.role != side:
        raise NotAllowed()
    demand_seen(trial.seeker_id)
    if stands(trial, act.today) != OVER:
        raise NotOver()
    if len(went) != len(trial.tasks) or not set(went) <= set(WENT):
        raise NotFound()
    before = session.scalars(_of(trial, side)).one_or_none()
    if before is not None and (before.went, before.words) == (list(went), words):
        return
    if before is not None and act.by.role not in STAFF:
        raise Reported()
    work = card_of(trial.introduction.vacancy_id)
    kept = before or TrialReport(
        trial_id=trial.id,
        side=side,
        title=work.title,
        holder=work.holder,
        account_id=act.by.account_id,
        reported_at=act.now,
    )
    kept.went, kept.words = list(went), words
    session.add(kept)
    TRIAL.stay(trial, f"report-{side}", act)
    if side == "employer":
        _tell(act, trial, "trial-reported")
    if side == "employer" and before is not None:
        _tell(act, trial, "trial-corrected")


def own(act: Act, introduction: Introduction, *, own_words: str, shown: bool) -> None:
    """Keep the person's own sentence, and whether they choose the reference for grants from now on."""
    made = _trials(introduction).join(TrialReport).where(TrialReport.side == "employer")
    trial = _newest(made)
    trial.own_words = own_words
    trial.shown_at = (trial.shown_at or act.now) if shown else None
    trail.note(act, verb="choose", subject=TRIAL.subject, subject_id=trial.id)


def of_introduction(introduction: Introduction) -> Trial:
    """Return the newest trial on the card of an introduction whose row is locked."""
    return _newest(_trials(introduction).where(~Trial.reopened))


def behind(trial_id: int) -> Trial:
    """Return the trial a link is about; the row of its introduction is locked first."""
    locked(session.get_one(Trial, trial_id).introduction_id)
    return _newest(select(Trial).where(Trial.id == trial_id))


def _trials(introduction: Introduction) -> Select[Trial]:
    return select(Trial).where(Trial.introduction_id == introduction.id)


def _newest(query: Select[Trial]) -> Trial:
    newest = query.order_by(Trial.id.desc()).limit(1)
    return the_one(newest.execution_options(populate_existing=True))


def _of(trial: Trial, side: str) -> Select[TrialReport]:
    return select(TrialReport).where(TrialReport.trial_id == trial.id, TrialReport.side == side)


def _demand(act: Act, trial: Trial, verb: str) -> None:
    if verb not in verbs(trial, act.today):
        raise Moved(state=stands(trial, act.today))


def _demand_days(act: Act, first_day: date, last_day: date) -> None:
    if not act.today <= first_day <= act.today + timedelta(days=MOST_DAYS_AHEAD):
        raise NotSoon(most=MOST_DAYS_AHEAD)
    most = the(MOST_DAYS).amount
    if not first_day <= last_day < first_day + timedelta(days=most):
        raise TooLong(most=most)


def _tell(act: Act, trial: Trial, topic: str) -> None:
    session.flush()
    outbox.tell(
        act,
        topic,
        subject=f"{TRIAL.subject}:{trial.id}",
        version=len(steps_of(TRIAL.subject, trial.id)),
        introduction_id=trial.introduction_id,
        by=act.by.role,
    )
