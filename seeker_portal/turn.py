"""Whose turn it is in an introduction, and what that is called."""

from collections.abc import Iterable
from datetime import date, datetime

from records.introduction.answers import due_on
from records.introduction.asked import Reply
from records.introduction.queries import SeekerView
from records.ledger import Role
from records.ledger.act import HERE
from records.rule.replying import CALL, the
from records.trial.queries import TrialFacts, of_introductions
from records.trial.standing import OVER as ENDED
from records.trial.standing import TRYING

YOURS, THEIRS, OVER = "yours", "theirs", "over"
_OVER = ("declined", "withdrawn", "lapsed", "started", "ended", "elsewhere")


def situations(views: Iterable[SeekerView], now: datetime) -> list[tuple[SeekerView, str]]:
    """Return introductions with what each is called, those that wait for this person first."""
    listed = list(views)
    today = now.astimezone(HERE).date()
    trying = of_introductions([x.code for x in listed if x.state == TRYING], today=today)
    order = (YOURS, THEIRS, OVER)
    listed.sort(key=lambda x: order.index(turn(x, now, trying.get(x.code))))
    return [(x, situation(x, now, trying.get(x.code))) for x in listed]


def situation(view: SeekerView, now: datetime, trial: TrialFacts | None = None) -> str:
    """Return the state as this person lives it: an interview that is over is a state of its own."""
    if view.state == TRYING and trial:
        reported = trial.state == ENDED and Role.EMPLOYER in trial.reported
        return f"{TRYING}-{'reported' if reported else trial.state}"
    if view.state == "interview" and view.interview_at is not None and view.interview_at < now:
        return "interview-past"
    if view.state == "introduced" and view.reply and view.reply.answered:
        return _answered(view.reply, now)
    return _silent(view, now) if view.state == "introduced" else view.state


def _answered(reply: Reply, now: datetime) -> str:
    """Return what an answer of the employer asks for: a choice of times, else a step of the centre."""
    if reply.says != "times":
        return "replied"
    return "times" if reply.ahead(now) else "times-over"


def _silent(view: SeekerView, now: datetime) -> str:
    """Return how long the employer has kept silent: in time, late, or until a counsellor telephones."""
    today = now.astimezone(HERE).date()
    if the(CALL).day(_since(view).astimezone(HERE).date()) <= today:
        return "called"
    return "late" if answer_due(view) < today else view.state


def answer_due(view: SeekerView) -> date:
    """Return the day until which the employer may take to answer."""
    return due_on(_since(view))


def _since(view: SeekerView) -> datetime:
    return view.reply.at if view.reply else view.moved_at


def times_ahead(view: SeekerView, now: datetime) -> tuple[datetime, ...]:
    """Return the times from which this person may choose one."""
    return view.reply.ahead(now) if view.reply and view.reply.says == "times" else ()


def turn(view: SeekerView, now: datetime, trial: TrialFacts | None = None) -> str:
    """Return who moves next: you, they, or nobody."""
    if view.state in _OVER:
        return OVER
    mine = situation(view, now, trial) in ("proposed", "times", "interview", "trial-offered")
    return YOURS if mine or (trial and trial.awaits(Role.SEEKER)) else THEIRS
