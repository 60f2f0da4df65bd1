"""The ways of a breach."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_MANAGER = frozenset({Role.MANAGER})

BREACH = Lifecycle(
    "breach",
    "known",
    (
        Way("tell", frozenset({"known"}), "told", _MANAGER),
        Way("close", frozenset({"told"}), "closed", _MANAGER),
        Way("dismiss", frozenset({"known"}), "dismissed", _MANAGER, reason_owed=True),
    ),
)
STATES = BREACH.states
OVER = ("closed", "dismissed")
