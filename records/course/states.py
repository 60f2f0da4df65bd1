"""The ways of a course."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_CENTRE = frozenset({Role.COUNSELLOR, Role.MANAGER, Role.SYSTEM})

COURSE = Lifecycle(
    "course",
    "open",
    (
        Way("close", frozenset({"open"}), "closed", _CENTRE),
        Way("reopen", frozenset({"closed"}), "open", _CENTRE),
    ),
)
STATES = COURSE.states
