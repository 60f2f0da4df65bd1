"""The ways of a vacancy."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_CENTRE = frozenset({Role.COUNSELLOR, Role.MANAGER})
_SYSTEM = frozenset({Role.SYSTEM})
_HOLDER = frozenset({Role.EMPLOYER, Role.COUNSELLOR, Role.MANAGER, Role.SYSTEM})

VACANCY = Lifecycle(
    "vacancy",
    "draft",
    (
        Way("post", frozenset({"draft"}), "open", _HOLDER),
        Way("hold", frozenset({"draft"}), "held", _HOLDER),
        Way("take-back", frozenset({"held"}), "draft", _CENTRE | {Role.EMPLOYER}),
        # A source that changes its listing is followed both ways.
        Way("hold", frozenset({"open", "paused"}), "held", _SYSTEM),
        Way("post", frozenset({"held"}), "open", _SYSTEM),
        Way("release", frozenset({"held"}), "open", _CENTRE, reason_owed=True),
        Way("send-back", frozenset({"held"}), "draft", _CENTRE, reason_owed=True),
        Way("confirm", frozenset({"open"}), "open", _CENTRE | {Role.EMPLOYER}),
        Way("pause", frozenset({"open"}), "paused", _HOLDER),
        Way("resume", frozenset({"paused"}), "open", _HOLDER),
        Way("fill", frozenset({"open", "paused"}), "filled", _HOLDER | {Role.SEEKER}),
        Way("close", frozenset({"draft", "held", "open", "paused"}), "closed", _HOLDER),
        Way("reopen", frozenset({"closed"}), "open", _HOLDER),
        # Whoever tells that their work ended frees the place, the person too.
        Way("reopen", frozenset({"filled"}), "open", _HOLDER | {Role.SEEKER}),
    ),
)
STATES = VACANCY.states
GOING = ("open", "paused", "draft", "held")
"""Something can still come of it: what somebody can be introduced for first."""
