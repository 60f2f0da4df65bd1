"""The paper everything is written on: base table, session, column types, codes, acts and refusals."""

from records.ledger.act import STAFF, Act, Actor, Role
from records.ledger.base import (
    AnyMoment,
    Base,
    Code,
    Id,
    Model,
    Moment,
    any_of,
    db,
    in_states,
    jsonb,
    locking,
    session,
    the_one,
)
from records.ledger.codes import new_code
from records.ledger.refusal import NotFound, Refusal

__all__ = [
    "STAFF",
    "Act",
    "Actor",
    "AnyMoment",
    "Base",
    "Code",
    "Id",
    "Model",
    "Moment",
    "NotFound",
    "Refusal",
    "Role",
    "any_of",
    "db",
    "in_states",
    "jsonb",
    "locking",
    "new_code",
    "session",
    "the_one",
]
