"""What lies on an employer's desk: introductions sorted by whose turn it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from records.introduction.answers import due_on
from records.introduction.queries import EmployerView
from records.introduction.replies import OPEN_TO_REPLY
from records.introduction.states import ALIVE
from records.ledger import Role
from records.ledger.act import HERE
from records.trial.queries import TrialFacts, of_introductions
from records.trial.standing import OVER, TRYING


@dataclass(frozen=True, slots=True)
class Waiting:
    """An introduction the employer owes an answer, for how many whole days, and whether it is overdue.

    ``next``: the answer most given, as its page is called.
    """

    view: EmployerView
    days: int
    late: bool
    next: str


@dataclass(frozen=True, slots=True)
class Desk:
    """An employer's introductions, sorted.

    ``answer``: the employer's turn, longest first; ``said``: answered, somebody else's turn;
    ``meet``: agreed interviews, soonest first; ``trying``: people on trial;
    ``proposed``: people who have not granted anything yet; ``ended``: the rest, newest first.
    """

    answer: tuple[Waiting, ...]
    said: tuple[EmployerView, ...]
    meet: tuple[EmployerView, ...]
    trying: tuple[EmployerView, ...]
    proposed: tuple[EmployerView, ...]
    ended: tuple[EmployerView, ...]


def sorted_out(views: Iterable[EmployerView], now: datetime) -> Desk:
    """Return introductions by whose turn it is."""
    listed = tuple(views)
    tried = [view.code for view in listed if view.state == TRYING]
    trials = of_introductions(tried, today=now.astimezone(HERE).date())
    owed = [
        _waiting(view, now, trial)
        for view in listed
        if owes_answer(view, now, trial := trials.get(view.code))
    ]
    owing = {waiting.view.code for waiting in owed}
    meet = _those(listed, lambda x: x.state == "interview" and x.code not in owing)
    return Desk(
        answer=tuple(sorted(owed, key=lambda waiting: -waiting.days)),
        said=_those(listed, lambda view: view.state == "introduced" and has_replied(view)),
        meet=tuple(sorted(meet, key=lambda view: view.interview_at or now)),
        trying=_those(listed, lambda view: view.state == TRYING and view.code not in owing),
        proposed=_those(listed, lambda view: view.state == "proposed"),
        ended=_those(listed, lambda view: view.state not in ALIVE),
    )


def owes_answer(view: EmployerView, now: datetime, trial: TrialFacts | None = None) -> bool:
    """Tell whether it is the employer's turn: somebody was introduced, an interview or a trial is over."""
    if view.state == TRYING:
        return trial is not None and trial.state == OVER
    met = view.interview_at is not None and view.interview_at <= now
    waits = view.state == "introduced" and not has_replied(view)
    return waits or (view.state == "interview" and met)


def has_replied(view: EmployerView) -> bool:
    """Tell whether the employer said something that somebody else answers now."""
    return view.reply is not None and view.reply.answered


def _waiting(view: EmployerView, now: datetime, trial: TrialFacts | None) -> Waiting:
    since = _since(view, trial)
    late = due_on(since) <= now.astimezone(HERE).date()
    return Waiting(view, max(0, (now - since).days), late, _next(view, trial))


def _since(view: EmployerView, trial: TrialFacts | None) -> datetime:
    if trial is not None:
        return datetime.combine(trial.last_day + timedelta(days=1), time(), HERE)
    said = view.interview_at if view.state == "interview" else view.reply and view.reply.at
    return said or view.moved_at


def _next(view: EmployerView, trial: TrialFacts | None) -> str:
    if trial is not None and trial.awaits(Role.EMPLOYER):
        return "report-trial"
    return "reply-to" if view.state == OPEN_TO_REPLY else "start"


def _those(
    views: tuple[EmployerView, ...], wanted: Callable[[EmployerView], bool]
) -> tuple[EmployerView, ...]:
    return tuple(view for view in views if wanted(view))
