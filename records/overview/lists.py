"""Who registered and who began to work between two days: what forms 02 and 04 are filled from."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from records.employer import queries as employers
from records.employer.queries import EmployerFacts
from records.introduction.model import Introduction
from records.ledger import session
from records.ledger.act import HERE
from records.overview.names import names_of
from records.person.details import Opened
from records.person.model import Person
from records.placement import queries as placements
from records.placement.model import Placement
from records.placement.queries import PlacementFacts
from records.seeker import queries as seekers
from records.seeker.model import Seeker

COUNTED = ("reported", "confirmed", "ended")
"""A start in dispute is not passed on."""


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


def registered(centre_id: int, first: date, last: date) -> tuple[RegisteredLine, ...]:
    """Return who registered with a centre from the first to the last day, by given name."""
    begin, end = (datetime.combine(x, time(), HERE) for x in (first, last + timedelta(days=1)))
    query = (
        select(Seeker.id)
        .join(Person, Person.id == Seeker.person_id)
        .where(Seeker.centre_id == centre_id)
        .where(Person.registered_at >= begin, Person.registered_at < end)
    )
    came = set(session.scalars(query))
    found = seekers.lines(list(came))
    order = [key for key in names_of(centre_id).order if key in came]
    return tuple(RegisteredLine(found[key].details, found[key].commune_code) for key in order)


def started(centre_id: int, first: date, last: date) -> tuple[StartLine, ...]:
    """Return whom a centre introduced and who began to work in these days, the earliest first."""
    query = (
        select(Placement, Introduction.employer_id)
        .join(Introduction, Introduction.id == Placement.introduction_id)
        .where(Placement.centre_id == centre_id, Placement.state.in_(COUNTED))
        .where(Placement.started_on.between(first, last))
        .order_by(Placement.started_on, Placement.id)
    )
    found = session.execute(query).all()
    facts = placements.of_introductions([row.introduction_id for row, _ in found])
    people = seekers.lines([row.seeker_id for row, _ in found])
    wishes = seekers.wishes_of_many([row.seeker_id for row, _ in found])
    firms = {employer_id: employers.facts(employer_id) for employer_id in {x for _, x in found}}
    return tuple(
        StartLine(
            facts[row.introduction_id],
            people[row.seeker_id].details,
            wishes[row.seeker_id].wishes.get("training", {}).get("value"),
            firms[employer_id],
        )
        for row, employer_id in found
    )
