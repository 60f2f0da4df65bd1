"""Stuck deliveries of one centre: an event holds ids only, whose centre they are of is asked of the rooms."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import Select, select

from records.appointment.model import Appointment
from records.employer.model import Employer
from records.introduction.model import Introduction
from records.ledger import NotFound, session
from records.outbox import queries as outbox
from records.outbox.actions import Fact
from records.outbox.model import Delivery
from records.outbox.queries import StuckLine
from records.placement.model import Placement
from records.referral.model import Referral
from records.seeker.model import Seeker
from records.seeker.queries import SeekerLine, lines
from records.vacancy.model import Vacancy


def _with_own(table: Any, ids: set[int]) -> Select[int, int]:
    return select(table.id, table.centre_id).where(table.id.in_(ids))


_CENTRES: dict[str, Callable[[set[int]], Select[int, int]]] = {
    "introduction_id": partial(_with_own, Introduction),
    "appointment_id": partial(_with_own, Appointment),
    "referral_id": partial(_with_own, Referral),
    "placement_id": partial(_with_own, Placement),
    "seeker_id": partial(_with_own, Seeker),
    "employer_id": partial(_with_own, Employer),
    "vacancy_id": lambda ids: (
        select(Vacancy.id, Employer.centre_id)
        .join(Employer, Employer.id == Vacancy.employer_id)
        .where(Vacancy.id.in_(ids))
    ),
}

_OF_PEOPLE: dict[str, tuple[Any, Any]] = {
    "introduction_id": (Introduction.id, Introduction.seeker_id),
    "placement_id": (Placement.id, Placement.seeker_id),
    "appointment_id": (Appointment.id, Appointment.seeker_id),
    "referral_id": (Referral.id, Referral.seeker_id),
    "seeker_id": (Seeker.id, Seeker.id),
}
"""The id an event names, and whose it is."""


def of_centre(centre_id: int) -> tuple[StuckLine, ...]:
    """Return this centre's deliveries that need a person, oldest first.

    One that cannot be told whose it is is everybody's: none may wait for nobody.
    """
    lines = outbox.stuck()
    whose = _centres({line.code: line.facts for line in lines})
    return tuple(line for line in lines if whose.get(line.code, centre_id) == centre_id)


def delivery_of(code: str, *, centre_id: int) -> Delivery:
    """Return one of this centre's deliveries, locked; any other is not there."""
    delivery = outbox.stuck_delivery(code)
    if _centres({code: outbox.facts_of(delivery)}).get(code, centre_id) != centre_id:
        raise NotFound()
    return delivery


def about(delivery: Delivery) -> SeekerLine | None:
    """Return the person a delivery is about, if it is about one."""
    said = outbox.facts_of(delivery)
    for fact, (id_, whose) in _OF_PEOPLE.items():
        if fact in said:
            seeker_id = session.scalar(select(whose).where(id_ == int(said[fact] or 0))) or 0
            return lines([seeker_id]).get(seeker_id)
    return None


def _centres(facts: dict[str, dict[str, Fact]]) -> dict[str, int]:
    """Return the centre of each delivery that names something of a centre, by the delivery's code."""
    found: dict[str, int] = {}
    for fact, centres in _CENTRES.items():
        ids = {code: int(said[fact] or 0) for code, said in facts.items() if fact in said}
        centre_of = dict(session.execute(centres(set(ids.values()))).all()) if ids else {}
        found |= {code: centre_of[key] for code, key in ids.items() if key in centre_of}
    return found
