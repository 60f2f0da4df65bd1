"""Opening an uploaded list, for whoever brought it."""

from records import trail
from records.ledger import Act
from records.upload import actions
from records.upload.brought import Brought


def brought(act: Act, code: str) -> Brought:
    """Return a list its bearer brought; opening it is noted."""
    row = actions.row(act, code)
    trail.look(actions.KIND, row.id, "rows")
    return Brought.unpack(actions.safe(code).open(actions.place(code), row.sealed) or "")
