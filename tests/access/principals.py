"""The principals of the matrix: fifteen ways to stand at the door, and a colleague of the counsellor."""

from dataclasses import dataclass
from typing import Any

from records.ledger import Role

STRANGER = "stranger"
SELF, OTHER = "seeker", "other seeker"
IN_FORCE, PROPOSED = "employer with a grant", "employer with a card only"
WITHDRAWN, EXPIRED = "employer whose grant was withdrawn", "employer whose grant ended"
OTHER_FIRM = "employer of somebody else"
COUNSELLOR, COLLEAGUE, ELSEWHERE = "counsellor", "colleague", "counsellor elsewhere"
MANAGER, AUDITOR = "manager", "auditor"
CLOSED, IDLE, FORGED = "closed account", "idle sign-in", "forged token"

DESK = frozenset({COUNSELLOR, COLLEAGUE, MANAGER})
NOBODYS = frozenset({STRANGER, CLOSED, IDLE, FORGED})


@dataclass(frozen=True)
class Principal:
    """Somebody at the door: the role they are let in with, and the token their browser holds."""

    name: str
    role: Role
    token: str | None = None
    known: Any = None
