"""What is said to an introduction short of a step: times for an interview, a question, "already told".

The newest word is on the row; that something was said stays in the history. Each verb wants the row locked,
and the same words again are nothing new, so that a second tap says nothing twice.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from records.introduction.actions import move, renew_link, same_link, tell
from records.introduction.model import THEIR_TURN, Introduction
from records.introduction.states import ALIVE, INTRODUCTION
from records.ledger import Act, Refusal
from records.lifecycle.machine import Moved

MOST_TIMES = 3
OPEN_TO_REPLY = "introduced"


class NoTimeAhead(Refusal):
    """A time that is over can't be proposed; and more than three are a burden."""

    key = "refused-reply-times"


class NotProposed(Refusal):
    """The employer did not propose this time, or it is over."""

    key = "refused-reply-not-proposed"


class NotAllTimesOver(Refusal):
    """Other times are asked for when those that were offered are over; before, one of them is chosen."""

    key = "refused-reply-times-ahead"


def propose_times(
    act: Act, introduction: Introduction, *, times: Collection[datetime], where: str
) -> None:
    """Let the person choose one of up to three times; a new list takes the place of the older one."""
    ahead = sorted({at for at in times if at > act.now})
    if not 0 < len(ahead) <= MOST_TIMES:
        raise NoTimeAhead()
    _say(act, introduction, "times", where, [at.isoformat() for at in ahead])


def ask(act: Act, introduction: Introduction, *, question: str) -> None:
    """Ask the centre something; a counsellor answers by telephone."""
    _say(act, introduction, "question", question)


def tell_it_was_told(act: Act, introduction: Introduction) -> None:
    """Say that the centre was told by telephone; a counsellor writes down what."""
    _say(act, introduction, "told")


def note(act: Act, introduction: Introduction) -> None:
    """Write that the centre spoke with the employer: questions rest, letters stop, the days begin anew."""
    _say(act, introduction, "noted")


def ask_anew(act: Act, introduction: Introduction) -> None:
    """Ask the employer for other times, all they offered being over: by a fresh link; it is their turn."""
    if introduction.reply == "asked":
        return
    if introduction.reply != "times" or _ahead(act, introduction):
        raise NotAllTimesOver()
    _say(act, introduction, "asked")
    send_link_anew(act, introduction)


def choose(act: Act, introduction: Introduction, *, at: datetime) -> None:
    """Take one of the proposed times: that is the interview, and the employer is told."""
    if introduction.state != OPEN_TO_REPLY:
        raise Moved(state=introduction.state)
    if at not in _ahead(act, introduction):
        raise NotProposed()
    introduction.interview_at, introduction.interview_where = at, introduction.reply_words
    move(act, introduction, "choose")
    tell(act, introduction, "interview-agreed")
    tell(act, introduction, "interview-chosen", link_id=same_link(act, introduction))


def send_link_anew(act: Act, introduction: Introduction) -> None:
    """Send a fresh link to the employer's address, and nowhere else; the older one ends."""
    if introduction.state not in ALIVE or introduction.grant_id is None:
        raise Moved(state=introduction.state)
    INTRODUCTION.stay(introduction, "link", act)
    tell(act, introduction, "introduction-link", link_id=renew_link(act, introduction))


def _say(
    act: Act, introduction: Introduction, says: str, words: str = "", times: Collection[str] = ()
) -> None:
    if introduction.state != OPEN_TO_REPLY:
        raise Moved(state=introduction.state)
    before = introduction.reply, introduction.reply_words, introduction.reply_times
    again = introduction.reply == says and _same_day(introduction.reply_at, act.now)
    if before == (says, words, list(times)) and says not in THEIR_TURN:
        return
    introduction.reply, introduction.reply_at = says, act.now
    introduction.reply_words, introduction.reply_times = words, list(times)
    INTRODUCTION.stay(introduction, f"reply-{says}", act)
    if says not in THEIR_TURN:
        tell(act, introduction, "introduction-replied", again=again)


def _ahead(act: Act, introduction: Introduction) -> list[datetime]:
    """Return the offered times that are not over."""
    return [at for at in map(datetime.fromisoformat, introduction.reply_times) if at > act.now]


def _same_day(before: datetime | None, now: datetime) -> bool:
    return before is not None and now - before < timedelta(days=1)
