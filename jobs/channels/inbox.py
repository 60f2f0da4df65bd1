"""The centre's inbox: the letter is laid in with the transaction that marks it sent, so once."""

from datetime import datetime

from jobs.receivers import Receiver
from records.outbox.actions import put_in_inbox
from records.outbox.queries import Parcel


def send(parcel: Parcel, receiver: Receiver, now: datetime) -> str:
    """Lay the letter into the inbox of the receiver's desk."""
    put_in_inbox(
        parcel.delivery_id,
        centre_id=receiver.centre_id,
        counsellor_id=receiver.counsellor_id,
        now=now,
    )
    return "in-inbox"
