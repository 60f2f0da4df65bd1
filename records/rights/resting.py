"""Restricting: nothing of a person is used until they lift it (Luật 91/2025/QH15: 15 days; here at once).

They are in no ranking, on no card, in no new introduction, and no employer sees anything; the staff see
that it rests.
"""

from records.consent.queries import ConsentWithdrawn
from records.history import steps_of
from records.history.changes import changed
from records.ledger import Act
from records.rights.requests import open_row
from records.rights.states import REQUEST
from records.seeker.actions import KIND, resume
from records.seeker.model import Seeker
from records.seeker.states import RESTING, SEEKER


def rest(act: Act, seeker: Seeker) -> None:
    """Let nobody use what is stored of this person; an open request for it is answered by that."""
    SEEKER.move(seeker, "rest", act)
    seeker.changed_no = changed(KIND)
    asked = open_row(seeker.person_id, "rest")
    if asked is not None:
        REQUEST.move(asked, "answer", act)
        asked.ended_at = act.now


def lift(act: Act, seeker: Seeker) -> None:
    """Go on as it was before: who was looking looks again, unless they took P1 back meanwhile."""
    looked = _state_before(seeker.id) == "looking"
    SEEKER.move(seeker, "lift", act)
    seeker.changed_no = changed(KIND)
    if looked:
        _look_again(act, seeker)


def _look_again(act: Act, seeker: Seeker) -> None:
    try:
        resume(act, seeker)
    except ConsentWithdrawn:
        return


def _state_before(seeker_id: int) -> str:
    states = [step.state for step in steps_of(SEEKER.subject, seeker_id)]
    return next((state for state in reversed(states) if state != RESTING), "")
