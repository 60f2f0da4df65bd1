"""How a kind of duty asks: put once for each shape of desks, asked with a desk's values.

To put some forty questions together takes longer than to answer them; so what differs from request to
request stands in them as a place, and is handed over under its name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import (
    ARRAY,
    CTE,
    BigInteger,
    ColumnElement,
    Date,
    DateTime,
    Interval,
    Select,
    String,
    TableValuedAlias,
    any_,
    bindparam,
    cast,
    column,
    func,
    literal,
    null,
    or_,
    select,
    true,
)

from records.ledger.act import HERE
from records.ledger.base import UtcMoment
from records.person.model import Person
from records.seeker.model import Seeker

# One of each: SQLAlchemy looks closely at every new one.
NUMBER, WORDS, MOMENT = BigInteger(), String(), UtcMoment()
CENTRE, COUNSELLOR = bindparam("centre", type_=NUMBER), bindparam("counsellor", type_=NUMBER)
READER, NOW = bindparam("reader", type_=NUMBER), bindparam("now", type_=MOMENT)
_LEFT = bindparam("left", type_=ARRAY(NUMBER))
Values = dict[str, Any]
ALL_OF_THEM = 0
"""A line that stands for many has no record of its own."""


@dataclass(frozen=True)
class Shape:
    """What decides how a desk's questions read; whatever else differs is handed over as values.

    The questions are put together once for each shape: there are a few, and new ones every day.
    ``whole``: everybody's people are shown. ``mine``: whose people are shown is who reads.
    """

    today: date
    whole: bool
    mine: bool
    manager: bool
    _parts: dict[Any, CTE] = field(default_factory=dict, compare=False)

    def shared(self, part: Callable[["Shape"], CTE]) -> CTE:
        """Return what several kinds ask of: put once, it is worked out once."""
        if part not in self._parts:
            self._parts[part] = part(self)
        return self._parts[part]

    @cached_property
    def people(self) -> CTE:
        """The people whose affairs this desk is shown: id, code, and when they were registered."""
        return _people("shown", true() if self.whole else _answers_for(COUNSELLOR))

    @cached_property
    def own_people(self) -> CTE:
        """The reader's own people and nobody's, in the same columns: who is waited for by nobody else."""
        return self.people if self.mine else _people("own", _answers_for(READER))


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


def once(question: Select[*tuple[Any, ...]], name: str) -> Select[Any]:
    """Work a question's columns out once for each row, however often they are compared: they cost much."""
    return select(question.cte(name).prefix_with("materialized"))


def handed(name: str) -> TableValuedAlias:
    """Name records and since when each waits, as ``hand`` gives them under the same name."""
    ids, moments = _names(name)
    both = func.unnest(bindparam(ids, type_=ARRAY(NUMBER)), bindparam(moments, type_=ARRAY(MOMENT)))
    waits = both.table_valued(column("id", NUMBER), column("since", MOMENT), name=name)
    return waits.render_derived()


def hand(name: str, since: Mapping[int, datetime]) -> Values:
    """Give by id since when records wait, where the rules and the records tell it together."""
    ids, moments = _names(name)
    return {ids: list(since), moments: list(since.values())}


def many(name: str, **more: Any) -> Select[Any]:
    """Ask for one line that stands for all of a kind, which ``hand_many`` gives under the same name."""
    n, since = bindparam(f"{name}_n", type_=NUMBER), bindparam(f"{name}_since", type_=MOMENT)
    return asks(ALL_OF_THEM, since, n=n, **more).where(n > 0)


def hand_many(name: str, n: int, since: datetime | None) -> Values:
    """Give how many there are, and since when the first waits."""
    return {f"{name}_n": n, f"{name}_since": since}


def earlier(span: timedelta) -> ColumnElement[datetime]:
    """Return the moment so long before now."""
    return NOW - literal(span, Interval) if span else NOW


def day_after(day: Any) -> Any:
    """Ask for the moment a day of the database is over in Vietnam."""
    return func.timezone(str(HERE), cast(cast(day + 1, Date), DateTime))


def midnight(day: date) -> datetime:
    """Return the moment a known day begins in Vietnam."""
    return datetime.combine(day, time.min, HERE)


def _names(name: str) -> tuple[str, str]:
    return f"{name}_ids", f"{name}_moments"


def _people(name: str, whose: ColumnElement[bool]) -> CTE:
    query = select(Seeker.id, Seeker.code, Seeker.state, Person.registered_at)
    joined = query.join(Person, Person.id == Seeker.person_id)
    return joined.where(Person.centre_id == CENTRE, whose).cte(name)


def _answers_for(counsellor: ColumnElement[Any]) -> ColumnElement[bool]:
    """Tell whose people are one's own or nobody's."""
    of = Person.counsellor_id
    return or_(of == counsellor, of.is_(None), of == any_(_LEFT))


def _column(value: Any, kind: Any) -> ColumnElement[Any]:
    if value is None:
        return cast(null(), kind)
    return cast(literal(value), kind) if isinstance(value, int | str | datetime) else value
