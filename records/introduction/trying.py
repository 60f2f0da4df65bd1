"""What a trial does to its introduction; only the room ``trial`` calls its verbs."""

from datetime import datetime

from records.introduction.actions import move
from records.introduction.model import ELSEWHERE, Introduction
from records.introduction.states import INTRODUCTION
from records.ledger import Act, Role
from records.lifecycle.machine import Moved


def may_try_out(state: str, interview_at: datetime | None, *, by: Role, now: datetime) -> bool:
    """Tell whether a trial can be proposed; an agreed interview is held first, for an offer would end it."""
    met = state != "interview" or interview_at is None or interview_at <= now
    return met and INTRODUCTION.can(state, "propose-trial", by)


def try_out(act: Act, introduction: Introduction) -> None:
    """Write that a trial was proposed; nobody is tried out who works elsewhere."""
    how = introduction.stands
    ahead = introduction.interview_at
    if how == ELSEWHERE or not may_try_out(how, ahead, by=act.by.role, now=act.now):
        raise Moved(state=how)
    move(act, introduction, "propose-trial")


def do_without(act: Act, introduction: Introduction) -> None:
    """Write that there is no trial: the employer has the next word, and what was agreed before is over."""
    move(act, introduction, "call-off-trial")
    introduction.interview_at, introduction.interview_where = None, ""
