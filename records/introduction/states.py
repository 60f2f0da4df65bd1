"""The ways of an introduction."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_CENTRE = frozenset({Role.COUNSELLOR, Role.MANAGER})
_SEEKER_SIDE = _CENTRE | {Role.SEEKER}
_EMPLOYER_SIDE = _CENTRE | {Role.EMPLOYER}
_ANYONE = _EMPLOYER_SIDE | {Role.SEEKER}
_TALKING = frozenset({"introduced", "interview"})
_ALIVE = _TALKING | {"proposed", "trial"}

INTRODUCTION = Lifecycle(
    "introduction",
    "proposed",
    (
        Way("introduce", frozenset({"proposed"}), "introduced", _SEEKER_SIDE),
        Way("invite", _TALKING, "interview", _EMPLOYER_SIDE),
        Way("choose", frozenset({"introduced"}), "interview", _SEEKER_SIDE),
        Way("propose-trial", _TALKING, "trial", _EMPLOYER_SIDE),
        # Whoever does without a trial is back where the employer has the next word.
        Way("call-off-trial", frozenset({"trial"}), "introduced", _ANYONE | {Role.SYSTEM}),
        Way("start", _TALKING | {"trial"}, "started", _ANYONE),
        Way("decline", _ALIVE, "declined", _EMPLOYER_SIDE, reason_owed=True),
        Way("withdraw", _ALIVE, "withdrawn", _SEEKER_SIDE),
        Way("lapse", _ALIVE, "lapsed", _CENTRE | {Role.SYSTEM}),
        Way("finish", frozenset({"started"}), "ended", _ANYONE),
        # A start that never was; the two can be introduced afresh.
        Way("fall-through", frozenset({"started"}), "ended", _CENTRE),
        Way(
            "reopen",
            frozenset({"declined", "withdrawn", "lapsed"}),
            "proposed",
            _CENTRE,
            reason_owed=True,
        ),
    ),
)
STATES = INTRODUCTION.states
ALIVE = tuple(sorted(_ALIVE))
