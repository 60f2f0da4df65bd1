"""The ways of an item: from each state to each, since papers are lost and found."""

from records.ledger import Role
from records.lifecycle import Lifecycle, Way

_CENTRE = frozenset({Role.COUNSELLOR, Role.MANAGER})
_ALL = frozenset({"missing", "has", "in-progress", "not-needed"})

READINESS = Lifecycle(
    "readiness_item",
    "missing",
    tuple(
        Way(goes, _ALL - {goes}, goes, _CENTRE)
        for goes in ("missing", "in-progress", "has", "not-needed")
    ),
)
STATES = ("has", "missing", "in-progress", "not-needed")
OPEN = ("missing", "in-progress")
"""What still keeps somebody from beginning."""

KINDS = (
    "citizen-card",
    "phone",
    "bank-account",
    "health-certificate",
    "driving-licence",
    "residence",
)
WHO = ("person", "centre")
