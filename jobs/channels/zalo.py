"""A notice by Zalo (ZNS): up to 400 signs, with marks.

No provider is contracted: until one is, nothing is sent and a person is told so.
"""

from datetime import datetime

from jobs.channels.rehearsal import rehearsed
from jobs.receivers import Receiver
from records.outbox.queries import Parcel, words_of

LONGEST = 400


def send(parcel: Parcel, receiver: Receiver, now: datetime) -> str:
    """Say the words of the letter."""
    words = words_of(parcel.letter or b"")
    return rehearsed(parcel, receiver, words, longest=LONGEST, now=now)
