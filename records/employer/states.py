"""The ways of an employer."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_CENTRE = frozenset({Role.COUNSELLOR, Role.MANAGER, Role.SYSTEM})

EMPLOYER = Lifecycle(
    "employer",
    "unverified",
    (
        Way("verify", frozenset({"unverified"}), "verified", _CENTRE),
        Way("turn-away", frozenset({"unverified"}), "turned-away", _CENTRE, reason_owed=True),
        Way("look-again", frozenset({"turned-away"}), "unverified", _CENTRE),
        # What is known of somebody nothing came of is emptied (records/rights/letting_go.py).
        Way("let-go", frozenset({"unverified", "turned-away"}), "gone", _CENTRE),
        # Who was never checked is not paused: going on would make them verified unseen.
        Way("pause", frozenset({"verified"}), "paused", _CENTRE, reason_owed=True),
        Way("resume", frozenset({"paused"}), "verified", _CENTRE),
    ),
)
STATES = EMPLOYER.states
OPTIONAL = ("proposed", "confirmed")
"""Letters nobody waits for: somebody was proposed; a start that was reported is confirmed."""
TURNED_AWAY, GONE = "turned-away", "gone"
NOT_TAKEN = (TURNED_AWAY, GONE)
"""Nothing of theirs is shown, and nobody is introduced to them."""
PROVED = ("verified", "paused")
"""The centre has checked who they are: their code is theirs, and what they write may be shown."""
TURNED_AWAY_FOR = ("not-found", "not-theirs", "unreachable", "twice", "no-work")
"""Why an employer is not taken; the desk reads it, the employer does not."""
