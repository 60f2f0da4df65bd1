"""The ways of a seeker."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_SELF_OR_CENTRE = frozenset({Role.SEEKER, Role.COUNSELLOR, Role.MANAGER, Role.SYSTEM})
_SELF_OR_DESK = _SELF_OR_CENTRE - {Role.SYSTEM}
_KNOWN = frozenset({"looking", "paused", "left", "resting"})

SEEKER = Lifecycle(
    "seeker",
    "looking",
    (
        Way("pause", frozenset({"looking"}), "paused", _SELF_OR_CENTRE),
        Way("resume", frozenset({"paused", "left"}), "looking", _SELF_OR_CENTRE),
        Way("leave", frozenset({"looking", "paused"}), "left", _SELF_OR_CENTRE),
        # Nobody uses what is stored until the person says so (Luật 91/2025/QH15).
        Way("rest", frozenset({"looking", "paused", "left"}), "resting", _SELF_OR_DESK),
        Way("lift", frozenset({"resting"}), "paused", _SELF_OR_DESK),
        Way("erase", _KNOWN, "erased", _SELF_OR_DESK),
    ),
)
STATES = SEEKER.states
RESTING, ERASED = "resting", "erased"
UNSEEN = (RESTING, ERASED)
"""Nobody puts these people forward, and no employer sees anything of them."""
