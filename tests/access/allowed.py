"""Whose facts each principal of the town may read at all, wherever they look."""

from tests.access import principals as who
from tests.access.marked import Marks

DETAILS = frozenset({
    "name", "phone", "citizen_id", "birth_date", "address", "religion", "other_contact", "former_work",
})  # fmt: skip
WISHES = frozenset({"own_words", "pay_floor", "free_from"})
ENVELOPE = frozenset({"credit_until", "barred_until", "stay_until"})
CARD = frozenset({"free_from"})
TOLD = CARD | {"name", "phone", "own_words"}
OURS = ("person", "another", "left")

READS: dict[str, dict[str, frozenset[str]]] = {
    who.SELF: {"person": DETAILS | WISHES | ENVELOPE},
    who.OTHER: {"another": DETAILS | WISHES | ENVELOPE},
    who.IN_FORCE: {"person": TOLD},
    who.PROPOSED: {"person": CARD},
    who.WITHDRAWN: {"person": CARD},
    who.EXPIRED: {"person": CARD},
    who.OTHER_FIRM: {"another": TOLD},
    who.COUNSELLOR: dict.fromkeys(OURS, DETAILS | WISHES | ENVELOPE),
    who.COLLEAGUE: dict.fromkeys(OURS, DETAILS | WISHES),
    who.MANAGER: dict.fromkeys(OURS, DETAILS | WISHES),
    who.ELSEWHERE: {"far": DETAILS | WISHES | ENVELOPE},
}


def forbidden(principal: str, marks: dict[str, Marks]) -> dict[str, str]:
    """Return every fact this principal may not read: whose and which, by value."""
    reads = READS.get(principal, {})
    return {
        value: f"{field} of {person}"
        for person, mark in marks.items()
        for field, value in mark.facts.items()
        if field not in reads.get(person, frozenset())
    }
