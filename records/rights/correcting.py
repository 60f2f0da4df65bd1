"""Correcting who somebody is (Luật 91/2025/QH15, Luật Việc làm 74/2025/QH15 Đ.18: 10 days; here at once).

The old value is kept nowhere; that something was corrected, and by whom, is a line of the trail.
"""

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from records import trail
from records.history.changes import changed
from records.ledger import Act, locking, session
from records.person.details import seal
from records.person.model import Person
from records.person.queries import already_known, facts
from records.seeker.actions import KIND, AlreadyRegistered
from records.seeker.model import Seeker


def correct(act: Act, seeker: Seeker, who: dict[str, Any], *, commune_code: str | None) -> None:
    """Seal these details of a person anew; a citizen id that is somebody else's here is refused."""
    person = session.scalars(locking(select(Person).where(Person.id == seeker.person_id))).one()
    known = already_known(centre_id=person.centre_id, phone=None, citizen_id=who["citizen_id"])
    if known not in (None, person.id):
        raise AlreadyRegistered()
    with trail.unwatched("what was not corrected is sealed again; nobody reads it"):
        before = facts(person.id).details.whole()
    seal(person, replace(before, **who))
    if commune_code != person.commune_code:
        person.commune_code = seeker.commune_code = commune_code
        seeker.changed_no = changed(KIND)
    session.flush()
    trail.note(act, verb="correct", subject="person", subject_id=person.id)
