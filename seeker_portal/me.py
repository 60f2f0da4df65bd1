"""The signed-in person."""

from flask import g

from records.ledger import Role
from records.seeker.queries import SeekerFacts, of_person


def me() -> SeekerFacts:
    """Return the signed-in person's own record."""
    return of_person(g.actor.person_id)


def my_id() -> int | None:
    """Return the signed-in seeker's id; nothing for strangers, employers and staff."""
    return me().wishes.id if g.actor.role == Role.SEEKER else None
