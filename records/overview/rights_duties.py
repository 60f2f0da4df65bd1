"""What the law makes a duty: requests about one's data, outsiders' requests, breaches, old records."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from records.overview.duty import Duty
from records.rights import breaches, outside, queries
from records.rights.keeping import idle
from records.rights.states import BREACH, UNDECIDED
from records.seeker.queries import by_code

OUTSIDE_LATE = timedelta(days=10)
"""The centre's own measure: no law was found that sets one."""


def waiting(
    centre_id: int, counsellor_id: int | None, now: datetime, today: date, *, manager: bool
) -> Iterator[Duty]:
    """Return them; breaches are the manager's."""
    yield from _asked(centre_id, counsellor_id, today)
    yield from _from_outside(centre_id, now)
    yield from _idle(centre_id, counsellor_id, today)
    if manager:
        yield from _breaches(centre_id, now)


def _asked(centre_id: int, counsellor_id: int | None, today: date) -> Iterator[Duty]:
    for line in queries.for_centre(centre_id):
        it, owed = line.facts, line.facts.owed
        mine = counsellor_id is None or line.counsellor_id in (None, counsellor_id)
        if mine and owed is not None:
            late = owed[1] < today
            yield Duty("right-owed", it.code, line.details.name, "", "", it.asked_at, late)


def _from_outside(centre_id: int, now: datetime) -> Iterator[Duty]:
    for it in outside.for_centre(centre_id):
        if it.state in UNDECIDED:
            late = it.noted_at + OUTSIDE_LATE < now
            yield Duty("outside-open", it.code, it.office, "", "", it.noted_at, late)


def _idle(centre_id: int, counsellor_id: int | None, today: date) -> Iterator[Duty]:
    for it in idle(centre_id, today=today):
        person = by_code(it.seeker_code, centre_id=centre_id).person
        if counsellor_id is None or person.counsellor_id in (None, counsellor_id):
            late, name = it.ends_on < today, person.details.name
            yield Duty("idle", it.seeker_code, name, "", "", it.last_heard, late)


def _breaches(centre_id: int, now: datetime) -> Iterator[Duty]:
    for it in breaches.for_centre(centre_id):
        if it.state == BREACH.start:
            yield Duty("breach-open", it.code, "", "", "", it.known_at, it.tell_by < now)
