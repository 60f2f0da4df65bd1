"""What the clock does about introductions nobody answers: reminds within office hours, and closes at last.

That somebody was reminded is a line of the history, written with its letter in one transaction: however
often this is done, and whatever is killed meanwhile, nobody is reminded twice.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select

from records import trail
from records.history.model import HistoryLine
from records.introduction.actions import lapse, same_link, tell
from records.introduction.answers import SINCE
from records.introduction.asked import OVER
from records.introduction.model import Introduction
from records.introduction.states import INTRODUCTION
from records.ledger import Act, locking, session
from records.ledger.act import HERE
from records.rule.after_start import may_ask
from records.rule.replying import CLOSE, Step, reminders, the
from records.seeker.model import Seeker
from records.seeker.states import UNSEEN
from records.vacancy.model import Vacancy

REMIND = "remind"


def remind(now: datetime) -> int:
    """Remind every employer whose day has come and who has not said a word; return how many."""
    here = now.astimezone(HERE)
    if not may_ask(here):
        return 0
    due = list(_due(here.date()))
    for row in due:
        act = Act.of_the_clock(now, centre_id=row.centre_id)
        INTRODUCTION.stay(row, REMIND, act)
        tell(act, row, "introduction-reminded", link_id=same_link(act, row))
    return len(due)


def close(now: datetime) -> int:
    """Let every introduction end that has waited as long as anybody shall; return how many."""
    waiting = _waiting(SINCE, the(CLOSE), now.astimezone(HERE).date())
    rows = list(session.scalars(waiting.where(~Introduction.at_work)))
    with trail.unwatched("a grant ends; nobody is shown by it"):
        for row in rows:
            lapse(Act.of_the_clock(now, centre_id=row.centre_id), row)
        session.flush()
    return len(rows)


def _due(today: date) -> Iterator[Introduction]:
    """Return whom a letter goes to: the newest day of theirs that came had no letter yet."""
    first = reminders()[0]
    unsaid = _waiting(Introduction.moved_at, first, today).where(
        Introduction.reply.is_(None), *_still_of_use()
    )
    for row in session.scalars(unsaid):
        since = row.moved_at.astimezone(HERE).date()
        came = [day for x in reminders() if (day := x.day(since)) <= today]
        last = _reminded_on(row)
        if last is None or last < came[-1]:
            yield row


def _waiting(since: Any, step: Step, today: date) -> Any:
    waiting = Introduction.state == "introduced", since < step.begun_before(today)
    return locking(select(Introduction).where(*waiting)).order_by(Introduction.id)


def _still_of_use() -> tuple[ColumnElement[bool], ...]:
    """Nobody is reminded of who works elsewhere or asked to be let alone, nor of a closed vacancy."""
    unseen = select(Seeker.id).where(Seeker.state.in_(UNSEEN))
    over = select(Vacancy.id).where(Vacancy.state.in_(OVER))
    return (
        Introduction.seeker_id.not_in(unseen),
        Introduction.vacancy_id.not_in(over),
        ~Introduction.at_work,
    )


def _reminded_on(row: Introduction) -> date | None:
    """Return the day of the last letter since the last step."""
    last = session.scalar(
        select(func.max(HistoryLine.happened_at)).where(
            HistoryLine.subject == INTRODUCTION.subject,
            HistoryLine.subject_id == row.id,
            HistoryLine.verb == REMIND,
            HistoryLine.happened_at >= row.moved_at,
        )
    )
    return last and last.astimezone(HERE).date()
