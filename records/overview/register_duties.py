"""What the registers ask of the staff today: requests to decide.

Beside ``duties`` and not in it, since these wait for somebody else than a person's own counsellor. Nothing is
opened for the queue: that a request is there is all it says.
"""

from collections.abc import Iterator
from datetime import timedelta

from records.enquiry import queries as enquiries
from records.ledger import Act
from records.overview.duties import Duty

LATE_AFTER = {
    "enquiry-received": timedelta(days=5),
    "enquiry-proposed": timedelta(days=2),
}


def waiting(act: Act, centre_id: int) -> tuple[Duty, ...]:
    """Return what waits for this member of the staff."""
    return tuple(_to_decide(act, centre_id))


def _to_decide(act: Act, centre_id: int) -> Iterator[Duty]:
    for it in enquiries.waiting(centre_id):
        if it.proposed_by is not None and it.proposed_by == act.by.account_id:
            continue
        kind = f"enquiry-{it.state}"
        late = act.now >= it.noted_at + LATE_AFTER[kind]
        yield Duty(kind, it.code, "", "", "", since=it.noted_at, late=late)
