"""A printed letter: no machine hands it over, so that it always needs a person of the desk."""

from datetime import datetime

from jobs.channels.channel import Failed
from jobs.receivers import Receiver
from records.outbox.queries import Parcel

ON_PAPER = "on-paper"


def send(parcel: Parcel, receiver: Receiver, now: datetime) -> str:
    """Give the words to the desk, which prints them and closes the delivery once handed over."""
    raise Failed(ON_PAPER, final=True)
