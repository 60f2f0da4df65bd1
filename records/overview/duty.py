"""A duty: one thing only the centre can move. A kind of duties: one question to what is stored.

A kind never names anybody: it asks for ids (``asks``), and the queue opens the names of what it shows. It
is one query however many people there are, and nothing is written down: a duty appears with the record that
asks for it and is gone with it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import Select, select

from records.account.model import Account
from records.call_back.safe_time import SafeTime
from records.follow_up import queries as follow_ups
from records.follow_up.standing import Standing
from records.ledger import session
from records.ledger.act import HERE
from records.overview.question import Shape, Values
from records.placement.model import Placement
from records.seeker.queries import SeekerLine
from records.vacancy.queries import VacancyCard

AT_ONCE = timedelta(0)


@dataclass(frozen=True)
class Desk:
    """Whose queue it is, and when.

    ``counsellor_id``: whose people are shown, and nobody's (``None``: everybody's). ``reader_id``: who
    reads. ``manager``: whether what only a manager decides is shown. Each set is asked for once.
    """

    centre_id: int
    now: datetime
    counsellor_id: int | None = None
    reader_id: int | None = None
    manager: bool = False

    @property
    def today(self) -> date:
        """The day in Vietnam."""
        return self.now.astimezone(HERE).date()

    @cached_property
    def shape(self) -> Shape:
        """How its questions read."""
        whole, mine = self.counsellor_id is None, self.counsellor_id == self.reader_id
        return Shape(self.today, whole, mine and not whole, self.manager)

    @cached_property
    def values(self) -> Values:
        """What all its questions are asked with."""
        gone = Account.centre_id == self.centre_id, Account.closed_at.is_not(None)
        return {
            "centre": self.centre_id,
            "now": self.now,
            "counsellor": self.counsellor_id,
            "reader": self.reader_id,
            # Whose people are nobody's: named one by one, the planner knows how few they are.
            "left": list(session.scalars(select(Account.id).where(*gone))),
        }

    @property
    def people(self) -> Select[int] | None:
        """Ask for the ids of whom this desk is shown; ``None`` are all."""
        if self.shape.whole:
            return None
        return select(self.shape.people.c.id).params(**self.values)

    @cached_property
    def owing(self) -> list[tuple[Placement, Standing]]:
        """The placements to be asked about or cleared up, for all kinds of duty that ask of them."""
        return follow_ups.owing(self.centre_id, today=self.today, people=self.people)


def nothing(_desk: Desk) -> Values:
    """Hand over no more than every question is asked with."""
    return {}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of duty: how its question is put, how long it may rest first, and when it is late.

    A question is put once for a shape of desks, and asked with a desk's values and what is ``given``
    besides. Both times count from ``since``; a question that knows its own last moment says ``late_from``. A
    ``quiet`` kind stands behind all others: nobody else waits for it, so it must not drown who does. A
    ``firm`` one cannot be put off: the law counts its days, or a note of it would tell what is sealed.
    """

    key: str
    question: Callable[[Shape], Select[Any]]
    late_after: timedelta = AT_ONCE
    rests: timedelta = AT_ONCE
    manager: bool = False
    quiet: bool = False
    firm: bool = False
    given: Callable[[Desk], Values] = nothing


@dataclass(frozen=True, slots=True, repr=False)
class Duty:
    """One line of the queue. ``n`` counts what the line stands for; names are opened when they are read.

    ``safe`` is when the person may be called, where that is what there is to do.
    """

    kind: str
    id: int
    code: str
    since: datetime
    late: bool
    n: int = 1
    office: str = ""
    firm: bool = False
    safe: SafeTime | None = None
    seeker_id: int | None = None
    seeker: SeekerLine | None = field(default=None)
    card: VacancyCard | None = field(default=None)

    @property
    def mark(self) -> str:
        """What a form says to mean this duty; a line that stands for many, or is firm, has none."""
        return f"{self.kind}:{self.code}" if self.code and not self.firm else ""

    @property
    def who(self) -> str:
        """The person it is about, or the office that asks."""
        return self.seeker.name if self.seeker else self.office

    @property
    def about(self) -> str:
        """The title of the vacancy it is about."""
        return self.card.title if self.card else ""

    @property
    def holder(self) -> str:
        """Whose vacancy that is."""
        return self.card.holder if self.card else ""
