"""Sealing a programme record."""

from records.ledger import Act, session
from records.programme.envelope import Envelope
from records.programme.model import Programme
from records.vault import new_data_key, safe_of


def open_for_anyone(act: Act, envelope: Envelope) -> int:
    """Make the row every jobseeker has, and return its id."""
    key, safe = new_data_key(act.now)
    row = Programme(data_key=key)
    session.add(row)
    session.flush()
    row.sealed = safe.seal(place(row), envelope.pack())
    return row.id


def rewrite(programme_id: int, envelope: Envelope) -> None:
    """Seal another content into an existing row."""
    row = session.get_one(Programme, programme_id)
    safe = safe_of(row.data_key)
    if safe is not None:
        row.sealed = safe.seal(place(row), envelope.pack())


def place(row: Programme) -> str:
    """Return what the sealed value is bound to."""
    return f"programme|{row.id}|sealed"
