"""The ways of a wish to be called back."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_CENTRE = frozenset({Role.COUNSELLOR, Role.MANAGER})
_WISHED = frozenset({"wished"})

CALL_BACK = Lifecycle(
    "call_back",
    "wished",
    (
        Way("change", _WISHED, "wished", frozenset({Role.SEEKER})),
        Way("miss", _WISHED, "wished", _CENTRE),
        Way("reach", _WISHED, "reached", _CENTRE),
        Way("take-back", _WISHED, "taken-back", _CENTRE | {Role.SEEKER}),
        Way("give-up", _WISHED, "given-up", _CENTRE, reason_owed=True),
    ),
)
STATES = CALL_BACK.states
