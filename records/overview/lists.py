"""Who registered and who began to work between two days: what forms 02 and 04 are filled from.

Whose data rests is on no list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, func, select

from records.employer import queries as employers
from records.employer.queries import EmployerFacts
from records.introduction.model import Introduction
from records.ledger import Refusal, session
from records.ledger.act import HERE
from records.overview.names import names_of
from records.person.details import Opened
from records.person.model import Person
from records.placement import queries as placements
from records.placement.model import Placement
from records.placement.queries import PlacementFacts
from records.seeker import queries as seekers
from records.seeker.model import Seeker
from records.seeker.states import UNSEEN

Rows = Select[*tuple[Any, ...]]

COUNTED = ("reported", "confirmed", "ended")
"""A start in dispute is not passed on."""
MOST = 1_000
"""Lines of one paper; setting these takes half a second of a processor."""


class TooManyToPrint(Refusal):
    """So many lines are not one paper: ask for fewer days."""

    key = "refused-too-many-to-print"


@dataclass(frozen=True, slots=True, repr=False)
class RegisteredLine:
    """Somebody who registered."""

    details: Opened
    commune_code: str | None


@dataclass(frozen=True, slots=True, repr=False)
class StartLine:
    """Somebody who began to work; ``training`` is what they said of it."""

    facts: PlacementFacts
    details: Opened
    training: str | None
    employer: EmployerFacts


def count_registered(centre_id: int, first: date, last: date) -> int:
    """Return how many registered with a centre in these days."""
    return _count(_registered(centre_id, first, last))


def count_started(centre_id: int, first: date, last: date) -> int:
    """Return how many of those a centre introduced began to work in these days."""
    return _count(_started(centre_id, first, last))


def registered(centre_id: int, first: date, last: date) -> tuple[RegisteredLine, ...]:
    """Return who registered with a centre from the first to the last day, by given name."""
    came = {row[0] for row in _few(_registered(centre_id, first, last))}
    found = seekers.lines(list(came))
    order = [key for key in names_of(centre_id).order if key in came]
    return tuple(RegisteredLine(found[key].details, found[key].commune_code) for key in order)


def started(centre_id: int, first: date, last: date) -> tuple[StartLine, ...]:
    """Return whom a centre introduced and who began to work in these days, the earliest first."""
    found = _few(_started(centre_id, first, last))
    facts = placements.of_introductions([introduction for introduction, _, _ in found])
    people = seekers.lines([seeker for _, seeker, _ in found])
    wishes = seekers.wishes_of_many([seeker for _, seeker, _ in found])
    firms = {employer: employers.facts(employer) for employer in {x for _, _, x in found}}
    return tuple(
        StartLine(
            facts[introduction],
            people[seeker].details,
            wishes[seeker].wishes.get("training", {}).get("value"),
            firms[employer],
        )
        for introduction, seeker, employer in found
    )


def _registered(centre_id: int, first: date, last: date) -> Select[int]:
    begin, end = (datetime.combine(x, time(), HERE) for x in (first, last + timedelta(days=1)))
    return (
        select(Seeker.id)
        .join(Person, Person.id == Seeker.person_id)
        .where(Seeker.centre_id == centre_id, Seeker.state.not_in(UNSEEN))
        .where(Person.registered_at >= begin, Person.registered_at < end)
    )


def _started(centre_id: int, first: date, last: date) -> Select[int, int, int]:
    return (
        select(Placement.introduction_id, Placement.seeker_id, Introduction.employer_id)
        .join(Introduction, Introduction.id == Placement.introduction_id)
        .join(Seeker, Seeker.id == Placement.seeker_id)
        .where(Seeker.state.not_in(UNSEEN))
        .where(Placement.centre_id == centre_id, Placement.state.in_(COUNTED))
        .where(Placement.started_on.between(first, last))
        .order_by(Placement.started_on, Placement.id)
    )


def _count(query: Rows) -> int:
    return session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0


def _few(query: Rows) -> Sequence[Any]:
    """Return the rows, if they are so few that a page can print them."""
    found = session.execute(query.limit(MOST + 1)).all()
    if len(found) > MOST:
        raise TooManyToPrint(n=MOST)
    return found
