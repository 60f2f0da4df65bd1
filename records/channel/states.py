"""The ways of a channel."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_SELF_OR_DESK = frozenset({Role.SEEKER, Role.COUNSELLOR, Role.MANAGER})
_OPEN, _PAUSED = frozenset({"open"}), frozenset({"paused"})

CHANNEL = Lifecycle(
    "channel",
    "open",
    (
        Way("choose", _OPEN | _PAUSED, "open", _SELF_OR_DESK),
        Way("pause", _OPEN, "paused", _SELF_OR_DESK),
        Way("resume", _PAUSED, "open", _SELF_OR_DESK),
    ),
)
STATES = CHANNEL.states

NONE = "none"
TO_PHONE, TO_EMAIL = ("sms", "zalo"), ("email",)
TO_SCREEN = (*TO_PHONE, *TO_EMAIL)
"""Where an address can be tapped."""
WAYS = (NONE, *TO_PHONE, *TO_EMAIL, "letter")
"""``letter`` is printed and handed over by the desk, or sent by it."""
