"""Writing lines, always in the transaction of what they tell of."""

import json
import secrets
from typing import Any

from sqlalchemy import text

from records.ledger import Act, session
from records.trail.model import ACT, LOOK, TrailLine
from records.trail.proof import mac_of
from records.trail.watch import Watch, kept

# One parameter and one statement, however many people a list shows.
INSERT = text(
    """
    insert into trail_line
      (code, at, account_id, role, centre_id, kind, verb, subject, subject_id, fields, mac)
    select code, at, account_id, role, centre_id, kind, verb, subject, subject_id, fields,
      decode(mac, 'hex')
    from jsonb_to_recordset(cast(:lines as jsonb)) as line
      (code text, at timestamptz, account_id bigint, role text, centre_id bigint, kind text,
       verb text, subject text, subject_id bigint, fields jsonb, mac text)
    """
)


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
    written = [{**x, "at": x["at"].isoformat(), "mac": x["mac"].hex()} for x in lines]
    session.execute(INSERT, {"lines": json.dumps(written)})
    return len(lines)


def _line(
    act: Act, kind: str, verb: str, subject: str, subject_id: int, fields: list[str]
) -> dict[str, Any]:
    said = {
        "code": secrets.token_hex(8),
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
