"""Opening a programme record: for the person and their counsellor only."""

from records.ledger import session
from records.programme.actions import place
from records.programme.envelope import Envelope
from records.programme.model import Programme
from records.vault import safe_of


def envelope(programme_id: int) -> Envelope:
    """Return what the envelope says; an erased one says nothing."""
    row = session.get_one(Programme, programme_id)
    safe = safe_of(row.data_key)
    text = safe and safe.open(place(row), row.sealed)
    return Envelope.unpack(text) if text else Envelope()
