"""What lies on an employer's desk: introductions sorted by whose turn it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from records.introduction.queries import EmployerView
from records.introduction.states import ALIVE

LATE_DAYS = 7
"""Five working days, the time in which an introduction is to be answered."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An introduction the employer owes an answer, and for how many whole days."""

    view: EmployerView
    days: int

    @property
    def late(self) -> bool:
        """Tell whether the person has waited too long."""
        return self.days >= LATE_DAYS


@dataclass(frozen=True, slots=True)
class Desk:
    """An employer's introductions, sorted.

    ``answer``: the employer's turn, longest first; ``meet``: agreed interviews, soonest first;
    ``proposed``: people who have not granted anything yet; ``ended``: the rest, newest first.
    """

    answer: tuple[Waiting, ...]
    meet: tuple[EmployerView, ...]
    proposed: tuple[EmployerView, ...]
    ended: tuple[EmployerView, ...]


def sorted_out(views: Iterable[EmployerView], now: datetime) -> Desk:
    """Return introductions by whose turn it is."""
    listed = tuple(views)
    owed = [Waiting(view, _days(view, now)) for view in listed if owes_answer(view, now)]
    meet = _those(listed, lambda x: x.state == "interview" and not owes_answer(x, now))
    return Desk(
        answer=tuple(sorted(owed, key=lambda waiting: -waiting.days)),
        meet=tuple(sorted(meet, key=lambda view: view.interview_at or now)),
        proposed=_those(listed, lambda view: view.state == "proposed"),
        ended=_those(listed, lambda view: view.state not in ALIVE),
    )


def owes_answer(view: EmployerView, now: datetime) -> bool:
    """Tell whether it is the employer's turn: somebody was introduced, or an interview is over."""
    met = view.interview_at is not None and view.interview_at <= now
    return view.state == "introduced" or (view.state == "interview" and met)


def _days(view: EmployerView, now: datetime) -> int:
    since = view.interview_at if view.state == "interview" else view.moved_at
    return max(0, (now - (since or view.moved_at)).days)


def _those(
    views: tuple[EmployerView, ...], wanted: Callable[[EmployerView], bool]
) -> tuple[EmployerView, ...]:
    return tuple(view for view in views if wanted(view))
