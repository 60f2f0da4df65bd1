"""The ways of a trial."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_CENTRE = frozenset({Role.COUNSELLOR, Role.MANAGER})
_ANYONE = _CENTRE | {Role.EMPLOYER, Role.SEEKER}

TRIAL = Lifecycle(
    "trial",
    "offered",
    (
        Way("agree", frozenset({"offered"}), "agreed", _CENTRE | {Role.SEEKER}),
        # The clock calls off what nobody answered, or what cannot be any more.
        Way("call-off", frozenset({"offered", "agreed"}), "called-off", _ANYONE | {Role.SYSTEM}),
        Way("end", frozenset({"agreed"}), "ended", _ANYONE),
    ),
)
STATES = TRIAL.states
SIDES = ("employer", "seeker")
WENT = ("alone", "helped", "not-yet")
"""How a task went."""
MOST_TASKS = 5
