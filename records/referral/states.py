"""The ways of a referral, and which of them each kind may go."""

from records.consent.purposes import CREDIT, TRAINING
from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_CENTRE = frozenset({Role.COUNSELLOR, Role.MANAGER})
_EITHER = _CENTRE | {Role.SEEKER}
_ALIVE = frozenset({"offered", "accepted", "enrolled"})

REFERRAL = Lifecycle(
    "referral",
    "offered",
    (
        Way("accept", frozenset({"offered"}), "accepted", _EITHER),
        Way("enrol", frozenset({"accepted"}), "enrolled", _CENTRE),
        Way("borrow", frozenset({"accepted"}), "borrowed", _CENTRE),
        Way("finish", frozenset({"enrolled"}), "done", _CENTRE),
        Way("arrive", frozenset({"accepted"}), "done", _CENTRE),
        Way("drop", _ALIVE, "dropped", _EITHER),
        Way("revoke", _ALIVE, "revoked", _CENTRE),
    ),
)
STATES = REFERRAL.states
ALIVE = tuple(sorted(_ALIVE))

KINDS = ("course", "credit", "abroad", "organisation")
ONLY_FOR = {
    "enrol": frozenset({"course"}),
    "finish": frozenset({"course"}),
    "borrow": frozenset({"credit"}),
    "arrive": frozenset({"abroad", "organisation"}),
}
"""Steps that only some kinds know; the others are for all."""
RESTS_ON = {"course": TRAINING, "credit": CREDIT}
"""The consent each kind needs before anybody is told: P5, P4. The other two tell nobody anything."""


def may(kind: str, state: str, verb: str, role: Role) -> bool:
    """Tell whether a page should offer this step."""
    return kind in ONLY_FOR.get(verb, KINDS) and REFERRAL.can(state, verb, role)
