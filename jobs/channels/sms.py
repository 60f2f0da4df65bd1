"""A text message: one part of 160 signs, so without marks (GSM 03.38; with them a part holds 70).

No provider is contracted: until one is, nothing is sent and a person is told so.
"""

import unicodedata
from datetime import datetime

from jobs.channels.rehearsal import rehearsed
from jobs.receivers import Receiver
from records.outbox.queries import Parcel, words_of

LONGEST = 160
_BARRED = str.maketrans("đĐ–", "dD-")


def send(parcel: Parcel, receiver: Receiver, now: datetime) -> str:
    """Say the words of the letter without marks."""
    return rehearsed(parcel, receiver, said(parcel.letter or b""), longest=LONGEST, now=now)


def said(letter: bytes) -> str:
    """Return what a telephone shows of a letter."""
    apart = unicodedata.normalize("NFD", words_of(letter).translate(_BARRED))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
