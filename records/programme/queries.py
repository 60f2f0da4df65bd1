"""Opening a programme record: for the person and their counsellor only, and noted in the trail."""

from collections.abc import Collection

from sqlalchemy import select

from records import trail
from records.ledger import any_of, session
from records.programme.actions import place
from records.programme.envelope import Envelope
from records.programme.model import Programme
from records.vault import safe_of


def envelope(programme_id: int) -> Envelope:
    """Return what the envelope says; an erased one says nothing."""
    return _opened(session.get_one(Programme, programme_id))


def envelopes(programme_ids: Collection[int]) -> dict[int, Envelope]:
    """Return what several envelopes say, by id."""
    rows = session.scalars(select(Programme).where(Programme.id == any_of(programme_ids)))
    return {row.id: _opened(row) for row in rows}


def _opened(row: Programme) -> Envelope:
    safe = safe_of(row.data_key)
    text = safe and safe.open(place(row), row.sealed)
    if not text:
        return Envelope()
    trail.look("programme", row.id, "envelope")
    return Envelope.unpack(text)
