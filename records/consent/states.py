"""The ways of a consent: one, and it leads out."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_SELF_OR_DESK = frozenset({Role.SEEKER, Role.COUNSELLOR, Role.MANAGER})

CONSENT = Lifecycle(
    "consent",
    "given",
    (Way("withdraw", frozenset({"given"}), "withdrawn", _SELF_OR_DESK),),
)
STATES = CONSENT.states
