"""The ways of a complaint."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

COMPLAINT = Lifecycle(
    "complaint",
    "open",
    (
        Way(
            "settle",
            frozenset({"open"}),
            "settled",
            frozenset({Role.COUNSELLOR, Role.MANAGER}),
            reason_owed=True,
        ),
    ),
)
STATES = COMPLAINT.states
