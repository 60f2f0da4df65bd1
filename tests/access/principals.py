"""The principals of the matrix: seventeen ways to stand at the door, and a colleague of the counsellor."""

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
HALF_STAFF, HALF_FIRM = "counsellor before the second step", "employer before the second step"

DESK = frozenset({COUNSELLOR, COLLEAGUE, MANAGER})
NOBODYS = frozenset({STRANGER, CLOSED, IDLE, FORGED, HALF_STAFF, HALF_FIRM})


@dataclass(frozen=True)
class Principal:
    """Somebody at the door: the role they are let in with, and the token their browser holds."""

    name: str
    role: Role
    token: str | None = None
    known: Any = None
    halfway: bool = False

    def may(self, roles: frozenset[Role]) -> bool:
        """Tell whether one of these roles is theirs; halfway in, one is a stranger with a step to take."""
        return self.role in roles or (self.halfway and Role.HALFWAY in roles)
