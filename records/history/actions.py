"""Writing one line of history."""

from records.history.model import HistoryLine
from records.ledger import Act, session


def note(
    act: Act, *, subject: str, subject_id: int, verb: str, came: str, goes: str, reason: str | None
) -> None:
    """Write that ``subject`` went from state ``came`` to state ``goes``, in the verb's transaction."""
    session.add(
        HistoryLine(
            subject=subject,
            subject_id=subject_id,
            verb=verb,
            from_state=came,
            to_state=goes,
            role=act.by.role,
            account_id=act.by.account_id,
            happened_at=act.now,
            reason=reason,
        )
    )
