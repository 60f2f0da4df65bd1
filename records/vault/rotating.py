"""Changing the master key while people work: data keys are wrapped anew, in small transactions.

What a data key sealed stays as it is. Cut off anywhere, the next call goes on with what is left.
"""

import time

from sqlalchemy import LargeBinary, bindparam, func, select, text, update
from sqlalchemy.dialects.postgresql import ARRAY

from records.ledger import session
from records.vault.keyring import keyring
from records.vault.model import DataKey
from records.vault.safe import unwrap, wrap

BATCH = 500
LOOK_AGAIN = 0.05

_REWRAPPED = text(
    """
        update data_key set wrapped = fresh.wrapped, master = :master
        from unnest(cast(:ids as bigint[]), cast(:wrapped as bytea[])) as fresh (id, wrapped)
        where data_key.id = fresh.id
        """
).bindparams(bindparam("wrapped", type_=ARRAY(LargeBinary)))


def holdings() -> dict[str, int]:
    """Count the data keys under each master key."""
    query = select(DataKey.master, func.count()).group_by(DataKey.master).order_by(DataKey.master)
    return dict(session.execute(query).all())


def rewrap_some(limit: int = BATCH) -> int:
    """Wrap so many data keys with the current master key; return how many (0: none, or all in use).

    Keys that somebody writes to at this moment are left for the next call. A destroyed key has nothing
    to wrap; it only takes the name, so that the old master key can be retired.
    """
    ring = keyring()
    query = (
        select(DataKey.id, DataKey.master, DataKey.wrapped)
        .where(DataKey.master != ring.current)
        .order_by(DataKey.id)
        .limit(limit)
        .with_for_update(key_share=True, skip_locked=True)
    )
    rows = session.execute(query).all()
    fresh = {
        row.id: wrap(
            row.id,
            unwrap(row.id, row.wrapped, ring.masters[row.master]),
            ring.masters[ring.current],
        )
        for row in rows
        if row.wrapped is not None
    }
    session.execute(
        _REWRAPPED,
        {"master": ring.current, "ids": list(fresh), "wrapped": list(fresh.values())},
    )
    gone = [row.id for row in rows if row.wrapped is None]
    session.execute(update(DataKey).where(DataKey.id.in_(gone)).values(master=ring.current))
    return len(rows)


def wait_for_writers(seconds: float) -> bool:
    """Wait until whoever wrote at this moment has ended; tell whether they all did in that time.

    Whoever begins to write from now on asks for the keys anew. Ends the transaction.
    """
    mine = session.scalar(text("select pg_current_xact_id()::text::bigint"))
    session.commit()
    end = time.monotonic() + seconds
    oldest = text("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
    while session.scalar(oldest) <= mine:
        session.rollback()
        if time.monotonic() > end:
            return False
        time.sleep(LOOK_AGAIN)
    session.rollback()
    return True
