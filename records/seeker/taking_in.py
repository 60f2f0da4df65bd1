"""People of a file registered, each once: who is known already is refused and told so."""

from records.intake.reasons import because
from records.intake.run import Outcome, Refused
from records.ledger import Act
from records.person.queries import already_known
from records.seeker import actions
from records.seeker.sheet import PersonRow

KNOWN = Refused((because(actions.AlreadyRegistered.key),))


def outcome(row: PersonRow, *, centre_id: int) -> Outcome | Refused:
    """What would become of a row."""
    who = row.details
    known = already_known(centre_id=centre_id, phone=who.phone, citizen_id=who.citizen_id)
    return KNOWN if known else "new"


def take_in(act: Act, row: PersonRow, *, centre_id: int, branch_id: int) -> Outcome | Refused:
    """Register somebody; no counsellor yet, no programme, no consent."""
    try:
        actions.register(
            act,
            row.details,
            row.wishes,
            centre_id=centre_id,
            branch_id=branch_id,
            counsellor_id=None,
        )
    except actions.AlreadyRegistered:
        return KNOWN
    return "new"
