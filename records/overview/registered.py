"""Whom the desk has written down today: on a morning of fifty people, how many, from where, and who."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, Select, func, select, tuple_

from records.ledger import session
from records.ledger.act import HERE
from records.overview.queries import PAGE, SeekerPage
from records.person.model import Person
from records.seeker import queries as seekers
from records.seeker.model import Seeker
from records.seeker.states import ERASED


@dataclass(frozen=True, slots=True)
class Morning:
    """How many were written down today, and the commune the last of them lives in."""

    registered: int
    commune_code: str | None


def morning(centre_id: int, *, today: date, counsellor_id: int | None) -> Morning:
    """Return how far the centre has come; the last commune is that of one desk, where one is named."""
    everybody = _written_down(centre_id, today)
    count = session.scalar(select(func.count()).select_from(everybody.subquery())) or 0
    mine = everybody.with_only_columns(Person.commune_code)
    if counsellor_id is not None:
        mine = mine.where(Person.counsellor_id == counsellor_id)
    return Morning(count, session.scalar(mine.order_by(Person.id.desc()).limit(1)))


def registered(centre_id: int, *, today: date, after: str = "", size: int = PAGE) -> SeekerPage:
    """Return today's people by commune, in the order they came; ``after`` is a seeker's code."""
    everybody = _written_down(centre_id, today)
    found = session.scalar(select(func.count()).select_from(everybody.subquery())) or 0
    order = (func.coalesce(Person.commune_code, ""), Person.id)
    query = everybody.order_by(*order)
    if after:
        query = query.where(_behind(after, centre_id))
    ids = list(session.scalars(query.limit(size + 1)))
    lines = seekers.lines(ids[:size])
    shown = tuple(lines[key] for key in ids[:size] if key in lines)
    return SeekerPage(shown, found, shown[-1].code if len(ids) > size and shown else None)


def _written_down(centre_id: int, today: date) -> Select[int]:
    begins = datetime.combine(today, time(), HERE)
    return (
        select(Seeker.id)
        .join(Person, Person.id == Seeker.person_id)
        .where(
            Person.centre_id == centre_id, Person.registered_at >= begins, Seeker.state != ERASED
        )
    )


def _behind(code: str, centre_id: int) -> ColumnElement[bool]:
    place = tuple_(func.coalesce(Person.commune_code, ""), Person.id)
    last = (
        select(func.coalesce(Person.commune_code, ""), Person.id)
        .join(Seeker, Seeker.person_id == Person.id)
        .where(Seeker.code == code, Seeker.centre_id == centre_id)
    )
    found = session.execute(last).one_or_none()
    return place > tuple_(*found) if found else Person.id > 0
