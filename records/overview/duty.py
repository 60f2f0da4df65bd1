"""A duty: one thing only the centre can move. A kind of duties: one question to what is stored.

A kind never names anybody: it asks for ids (``asks``), and the queue opens the names of what it shows. It
is one query however many people there are, and nothing is written down: a duty appears with the record that
asks for it and is gone with it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    Date,
    DateTime,
    Select,
    String,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    true,
)

from records.account.model import Account
from records.call_back.safe_time import SafeTime
from records.follow_up import queries as follow_ups
from records.follow_up.standing import Standing
from records.ledger.act import HERE
from records.ledger.base import UtcMoment
from records.person.model import Person
from records.placement.model import Placement
from records.seeker.model import Seeker
from records.seeker.queries import SeekerLine
from records.vacancy.queries import VacancyCard

AT_ONCE = timedelta(0)
# One of each: SQLAlchemy looks closely at every new one.
NUMBER, WORDS, MOMENT = BigInteger(), String(), UtcMoment()


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
    def people(self) -> CTE:
        """The people whose affairs this desk is shown: id, code, and when they were registered."""
        if self.counsellor_id is None:
            return self._people("shown", true())
        return self._people("shown", or_(*_nobodys(), Person.counsellor_id == self.counsellor_id))

    @cached_property
    def own_people(self) -> CTE:
        """The reader's own people and nobody's, in the same columns: who is waited for by nobody else."""
        if self.counsellor_id is not None and self.counsellor_id == self.reader_id:
            return self.people
        return self._people("own", or_(*_nobodys(), Person.counsellor_id == self.reader_id))

    @cached_property
    def owing(self) -> list[tuple[Placement, Standing]]:
        """The placements to be asked about or cleared up, for all kinds of duty that ask of them."""
        people = None if self.counsellor_id is None else select(self.people.c.id)
        return follow_ups.owing(self.centre_id, today=self.today, people=people)

    def _people(self, name: str, whose: ColumnElement[bool]) -> CTE:
        query = select(Seeker.id, Seeker.code, Seeker.state, Person.registered_at)
        joined = query.join(Person, Person.id == Seeker.person_id)
        return joined.where(Person.centre_id == self.centre_id, whose).cte(name)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of duty: how its question is put, how long it may rest first, and when it is late.

    Both times count from ``since``; a question that knows its own last moment says ``late_from``. A
    ``quiet`` kind stands behind all others: nobody else waits for it, so it must not drown who does. A
    ``firm`` one cannot be put off: the law counts its days, or a note of it would tell what is sealed.
    """

    key: str
    question: Callable[[Desk], Select[Any]]
    late_after: timedelta = AT_ONCE
    rests: timedelta = AT_ONCE
    manager: bool = False
    quiet: bool = False
    firm: bool = False


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


def asks(
    id_: Any,
    since: Any,
    *,
    code: Any = "",
    seeker_id: Any = None,
    vacancy_id: Any = None,
    late_from: Any = None,
    office: Any = "",
    n: Any = 1,
    safe: Any = "",
) -> Select[Any]:
    """Begin a kind's question: which record waits since when, and what else its line may say."""
    return select(
        _column(id_, NUMBER).label("id"),
        _column(since, MOMENT).label("since"),
        _column(code, WORDS).label("code"),
        _column(seeker_id, NUMBER).label("seeker_id"),
        _column(vacancy_id, NUMBER).label("vacancy_id"),
        _column(late_from, MOMENT).label("late_from"),
        _column(office, WORDS).label("office"),
        _column(n, NUMBER).label("n"),
        _column(safe, WORDS).label("safe"),
    )


def day_after(day: Any) -> Any:
    """Ask for the moment a day of the database is over in Vietnam."""
    return func.timezone(str(HERE), cast(cast(day + 1, Date), DateTime))


def midnight(day: date) -> datetime:
    """Return the moment a known day begins in Vietnam."""
    return datetime.combine(day, time.min, HERE)


def _nobodys() -> tuple[ColumnElement[bool], ...]:
    """Tell whose counsellor is nobody, or has left."""
    left = select(Account.id).where(Account.closed_at.is_not(None))
    return Person.counsellor_id.is_(None), Person.counsellor_id.in_(left)


def _column(value: Any, kind: Any) -> ColumnElement[Any]:
    if value is None:
        return cast(null(), kind)
    return cast(literal(value), kind) if isinstance(value, int | str | datetime) else value
