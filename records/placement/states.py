"""The ways of a placement."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_CENTRE = frozenset({Role.COUNSELLOR, Role.MANAGER})
_ANYONE = _CENTRE | {Role.EMPLOYER, Role.SEEKER}

PLACEMENT = Lifecycle(
    "placement",
    "reported",
    (
        Way("confirm", frozenset({"reported", "disputed"}), "confirmed", _CENTRE),
        Way("dispute", frozenset({"reported"}), "disputed", _CENTRE, reason_owed=True),
        Way("correct", frozenset({"reported", "disputed", "confirmed"}), "reported", _CENTRE),
        Way("end", frozenset({"reported", "confirmed"}), "ended", _ANYONE, reason_owed=True),
        # A start that never was is ended by the centre, so that its place is free again.
        Way("fall-through", frozenset({"disputed"}), "ended", _CENTRE, reason_owed=True),
    ),
)
STATES = PLACEMENT.states
