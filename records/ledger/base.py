"""Declarative base, session and the few column types all tables share.

Ids are ``bigint``; what the public sees is a random code. Times are ``timestamptz`` in UTC and come
from the door that opened the transaction: no table has a ``now()`` default.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    CollectionAggregate,
    ColumnElement,
    DateTime,
    Identity,
    MetaData,
    Select,
    String,
    any_,
    bindparam,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

from records.ledger.codes import new_code
from records.ledger.refusal import NotFound

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcMoment(TypeDecorator[datetime]):
    """A moment with its zone; a naive one is refused, because it has lost what it means."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Write in UTC."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Read in UTC, whatever zone the connection speaks."""
        return value and value.astimezone(UTC)


AnyMoment = datetime | ColumnElement[datetime]
"""A moment, or in a question that is put once and asked often, the place where one is handed over."""


class Base(DeclarativeBase):
    """Every table of the centre."""

    metadata = MetaData(naming_convention=NAMES)


db = SQLAlchemy(model_class=Base, disable_autonaming=True)
Base.registry.update_type_annotation_map({datetime: UtcMoment()})
session = db.session

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model

Id = Annotated[int, mapped_column(BigInteger, Identity(), primary_key=True)]
Moment = datetime
Code = Annotated[str, mapped_column(String(16), unique=True, default=new_code)]
jsonb: Any = JSONB(none_as_null=True)
Row = TypeVar("Row")


def locking(query: Select[Row]) -> Select[Row]:
    """Return the query of a row a verb is about to change: locked, and read again after the wait.

    Without ``populate_existing`` a row this session had read before would keep the state it had before
    somebody else's verb. ``key_share`` lets others refer to the row (foreign keys) meanwhile.
    """
    locked = query.with_for_update(key_share=True)
    return locked.execution_options(populate_existing=True)


def the_one(query: Select[Row]) -> Row:
    """Return the one record a query is about; raise ``NotFound`` if it is not there for the asker."""
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound()
    return found


def any_of(ids: Iterable[int]) -> CollectionAggregate[Any]:
    """Return what a column is to equal, to be one of these ids.

    One array, however many there are: with a place for each, reading a statement of thousands takes longer
    than answering it.
    """
    return any_(bindparam(None, list(ids), type_=ARRAY(BigInteger)))


def in_states(states: Iterable[str], column: str = "state") -> CheckConstraint:
    """Return the constraint that keeps a column within its declared states."""
    listed = ", ".join(f"'{state}'" for state in states)
    return CheckConstraint(f"{column} in ({listed})", name=f"{column}_known")
