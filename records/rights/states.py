"""The ways of a person's request, of a request from outside, and of a breach."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_DESK = frozenset({Role.COUNSELLOR, Role.MANAGER})
_MANAGER = frozenset({Role.MANAGER})
_SELF_OR_DESK = _DESK | {Role.SEEKER}
_WAITING = frozenset({"received", "acknowledged"})
OPEN = tuple(sorted(_WAITING | {"proposed"}))

REQUEST = Lifecycle(
    "rights_request",
    "received",
    (
        Way("acknowledge", frozenset({"received"}), "acknowledged", _DESK),
        # Erasing at the counter: one of the staff proposes, another one does it.
        Way("propose", _WAITING, "proposed", _DESK),
        Way("answer", frozenset(OPEN), "answered", _SELF_OR_DESK),
        Way("refuse", frozenset(OPEN), "refused", _DESK, reason_owed=True),
        Way("take-back", frozenset(OPEN), "taken-back", _SELF_OR_DESK),
    ),
)

OUTSIDE = Lifecycle(
    "outside_request",
    "noted",
    (
        Way("agree", frozenset({"noted"}), "agreed-once", _DESK),
        Way("release", frozenset({"agreed-once"}), "released", _DESK),
        Way("refuse", frozenset({"noted", "agreed-once"}), "refused", _DESK, reason_owed=True),
    ),
)
UNDECIDED = ("agreed-once", "noted")

BREACH = Lifecycle(
    "breach",
    "open",
    (
        Way("tell", frozenset({"open"}), "told", _MANAGER),
        Way("close", frozenset({"open", "told"}), "closed", _MANAGER, reason_owed=True),
    ),
)
