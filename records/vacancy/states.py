"""The ways of a vacancy."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_HOLDER = frozenset({Role.EMPLOYER, Role.COUNSELLOR, Role.MANAGER, Role.SYSTEM})

VACANCY = Lifecycle(
    "vacancy",
    "draft",
    (
        Way("post", frozenset({"draft"}), "open", _HOLDER),
        Way("pause", frozenset({"open"}), "paused", _HOLDER),
        Way("resume", frozenset({"paused"}), "open", _HOLDER),
        Way("fill", frozenset({"open", "paused"}), "filled", _HOLDER | {Role.SEEKER}),
        Way("close", frozenset({"draft", "open", "paused"}), "closed", _HOLDER),
        Way("reopen", frozenset({"closed", "filled"}), "open", _HOLDER),
    ),
)
STATES = VACANCY.states
