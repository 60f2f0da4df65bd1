"""Writing lines, always in the transaction of what they tell of."""

from typing import Any

from sqlalchemy import insert

from records.ledger import Act, new_code, session
from records.trail.model import ACT, LOOK, TrailLine
from records.trail.proof import mac_of
from records.trail.watch import Watch, kept


def note(act: Act, *, verb: str, subject: str, subject_id: int) -> None:
    """Write that something was done to a record; its values are the record's business."""
    session.add(TrailLine(**_line(act, ACT, verb, subject, subject_id, [])))
    watch = kept()
    if watch is not None:
        watch.acted = True


def write_looks(watch: Watch) -> int:
    """Write what was opened since the last call: one line per record, all in one go. Return how many."""
    if watch.act is None or not watch.looks:
        return 0
    lines = [
        _line(watch.act, LOOK, watch.verb, subject, subject_id, sorted(names))
        for (subject, subject_id), names in watch.looks.items()
    ]
    watch.looks.clear()
    session.execute(insert(TrailLine), lines)
    return len(lines)


def _line(
    act: Act, kind: str, verb: str, subject: str, subject_id: int, fields: list[str]
) -> dict[str, Any]:
    said = {
        "code": new_code(),
        "at": act.now,
        "account_id": act.by.account_id,
        "role": str(act.by.role),
        "centre_id": act.by.centre_id,
        "kind": kind,
        "verb": verb,
        "subject": subject,
        "subject_id": subject_id,
        "fields": fields,
    }
    return {**said, "mac": mac_of(said)}
