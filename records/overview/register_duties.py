"""What the registers ask of the staff today: requests to decide, breaches to tell, people to ask.

Beside ``duties`` and not in it, since these wait for somebody else than a person's own counsellor. Nothing is
opened for the queue: that a request is there is all it says.
"""

from collections.abc import Iterator
from datetime import timedelta

from records.breach import queries as breaches
from records.enquiry import queries as enquiries
from records.ledger import Act, Role
from records.overview.duties import Duty
from records.rights import retention

KINDS = (
    "enquiry-received",
    "enquiry-proposed",
    "breach-known",
    "breach-late",
    "breach-told",
    "keeping",
)
DECIDED_WITHIN = {"received": timedelta(days=5), "proposed": timedelta(days=2)}


def waiting(act: Act, centre_id: int) -> tuple[Duty, ...]:
    """Return what waits for this member of the staff."""
    mine = [_to_decide(act, centre_id)]
    if act.by.role == Role.MANAGER:
        mine += [_to_tell(act, centre_id), _to_ask(act, centre_id)]
    return tuple(duty for found in mine for duty in found)


def _to_decide(act: Act, centre_id: int) -> Iterator[Duty]:
    for it in enquiries.waiting(centre_id):
        if it.proposed_by is not None and it.proposed_by == act.by.account_id:
            continue
        late = act.now >= it.noted_at + DECIDED_WITHIN[it.state]
        yield Duty(f"enquiry-{it.state}", it.code, "", "", "", since=it.noted_at, late=late)


def _to_tell(act: Act, centre_id: int) -> Iterator[Duty]:
    """A breach whose clock runs goes before everything else; ``n`` is how many hours are left."""
    for it in breaches.open_ones(centre_id):
        left = it.hours_left(act.now)
        kind = "breach-late" if left < 0 else "breach-known"
        if not it.runs:
            kind, left = "breach-told", 0
        yield Duty(kind, it.code, "", "", "", since=it.known_at, late=it.runs, n=abs(left))


def _to_ask(act: Act, centre_id: int) -> Iterator[Duty]:
    """People whose record is over its time or soon will be are asked before anything is erased."""
    due = [
        x
        for x in retention.falling_due(act.today, centre_id=centre_id)
        if x.keeping.what in retention.PEOPLE and x.oldest is not None
    ]
    if due:
        since = min(x.oldest for x in due if x.oldest)
        late = any(x.over and x.keeping.enforced for x in due)
        n = sum(x.over + x.soon for x in due)
        yield Duty("keeping", "", "", "", "", since=since, late=late, n=n)
