"""A count of changes per kind of record, so that an index can ask for what it has not seen.

The counter's row stays locked until the writer commits: numbers become visible in the order they
were given, and a reader that has seen number n has seen everything up to n.
"""

from sqlalchemy import BigInteger, String, event, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, SessionTransaction, mapped_column

from records.ledger import Model, session

UNSETTLED = "numbers given and not yet committed"


class ChangeCount(Model):
    """The last number given out for one kind of record."""

    __tablename__ = "change_count"

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)


def changed(kind: str) -> int:
    """Give the next number to a change of this kind."""
    first = insert(ChangeCount).values(kind=kind, number=1)
    count = first.on_conflict_do_update(
        index_elements=["kind"], set_={"number": ChangeCount.number + 1}
    ).returning(ChangeCount.number)
    session.info[UNSETTLED] = True
    return session.execute(count).scalar_one()


def unsettled() -> bool:
    """Tell whether this transaction gave numbers that may yet be taken back, and be given again."""
    return UNSETTLED in session.info


def database() -> str:
    """Name the database so that a restored one, whose numbers were given before, is another."""
    query = text("select oid from pg_database where datname = current_database()")
    return str(session.scalar(query))


def last_change(kind: str) -> int:
    """Return the last committed number of this kind (0 when nothing was ever written)."""
    return last_changes().get(kind, 0)


def last_changes() -> dict[str, int]:
    """Return the last committed number of each kind of which anything was ever written."""
    return dict(session.execute(select(ChangeCount.kind, ChangeCount.number)).all())


def _settle(ended: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        ended.info.pop(UNSETTLED, None)


event.listen(session, "after_transaction_end", _settle)
