"""The ways of an outside request; nothing leads to ``released`` but through a proposal."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_CENTRE = frozenset({Role.COUNSELLOR, Role.MANAGER})

ENQUIRY = Lifecycle(
    "enquiry",
    "received",
    (
        Way("propose", frozenset({"received"}), "proposed", _CENTRE),
        Way("return", frozenset({"proposed"}), "received", _CENTRE, reason_owed=True),
        Way("release", frozenset({"proposed"}), "released", _CENTRE),
        Way("refuse", frozenset({"received", "proposed"}), "refused", _CENTRE, reason_owed=True),
    ),
)
STATES = ENQUIRY.states
DECIDED = ("released", "refused")
