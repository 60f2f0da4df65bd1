"""The ways of an appointment."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_CENTRE = frozenset({Role.COUNSELLOR, Role.MANAGER})
_PLANNED = frozenset({"planned"})

APPOINTMENT = Lifecycle(
    "appointment",
    "planned",
    (
        Way("move", _PLANNED, "planned", _CENTRE),
        Way("remind", _PLANNED, "planned", _CENTRE),
        Way("keep", _PLANNED, "kept", _CENTRE),
        Way("miss", _PLANNED, "missed", _CENTRE),
        Way("call-off", _PLANNED, "called-off", _CENTRE | {Role.SEEKER}),
    ),
)
STATES = APPOINTMENT.states
