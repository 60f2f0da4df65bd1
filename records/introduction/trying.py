"""What a trial does to its introduction; only the room ``trial`` calls this."""

from records.introduction.actions import move
from records.introduction.model import ELSEWHERE, Introduction
from records.ledger import Act
from records.lifecycle.machine import Moved


def try_out(act: Act, introduction: Introduction) -> None:
    """Write that a trial was proposed; nobody is tried out who works elsewhere."""
    if introduction.stands == ELSEWHERE:
        raise Moved(state=ELSEWHERE)
    move(act, introduction, "propose-trial")


def do_without(act: Act, introduction: Introduction) -> None:
    """Write that there is no trial: the employer has the next word, and what was agreed before is over."""
    move(act, introduction, "call-off-trial")
    introduction.interview_at, introduction.interview_where = None, ""
