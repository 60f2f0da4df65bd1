"""The ways of a seeker."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_SELF_OR_CENTRE = frozenset({Role.SEEKER, Role.COUNSELLOR, Role.MANAGER, Role.SYSTEM})

SEEKER = Lifecycle(
    "seeker",
    "looking",
    (
        Way("pause", frozenset({"looking"}), "paused", _SELF_OR_CENTRE),
        Way("resume", frozenset({"paused", "left"}), "looking", _SELF_OR_CENTRE),
        Way("leave", frozenset({"looking", "paused"}), "left", _SELF_OR_CENTRE),
    ),
)
STATES = SEEKER.states
