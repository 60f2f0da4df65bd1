"""In place of a provider: what would have been sent is written to a page, or refused plainly."""

from datetime import datetime

from flask import current_app

from jobs.channels.channel import Failed
from jobs.receivers import Receiver
from records.outbox.actions import rehearse
from records.outbox.queries import Parcel

NOT_SET_UP, TOO_LONG = "not-set-up", "too-long"


def rehearsed(parcel: Parcel, receiver: Receiver, said: str, *, longest: int, now: datetime) -> str:
    """Write down what was to be said, in a trial; elsewhere fail for good: a person must see to it."""
    if len(said) > longest:
        raise Failed(TOO_LONG, final=True)
    if not current_app.config["SETTINGS"].rehearse:
        raise Failed(NOT_SET_UP, final=True)
    rehearse(parcel.delivery_id, centre_id=receiver.centre_id, way=receiver.way, said=said, now=now)
    return "rehearsed"
