"""The ways of an employer."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_CENTRE = frozenset({Role.COUNSELLOR, Role.MANAGER, Role.SYSTEM})

EMPLOYER = Lifecycle(
    "employer",
    "unverified",
    (
        Way("verify", frozenset({"unverified"}), "verified", _CENTRE),
        # Who was never checked is not paused: going on would make them verified unseen.
        Way("pause", frozenset({"verified"}), "paused", _CENTRE, reason_owed=True),
        Way("resume", frozenset({"paused"}), "verified", _CENTRE),
    ),
)
STATES = EMPLOYER.states
OPTIONAL = ("proposed", "confirmed")
"""Letters nobody waits for: somebody was proposed; a start that was reported is confirmed."""
