"""What each cell of the matrix must answer, told by the two tables alone: who may come, and whose it is."""

from dataclasses import dataclass

from lobby.access import allowed
from records.ledger import Role
from tests.access.principals import Principal

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH")
UNSIGNED = "POST without its token"
# Whoever must leave at once is never kept by a form that is too old.
TOKENLESS = {"leaving.leave"}


@dataclass(frozen=True)
class Cell:
    """One request: somebody, a method, a route, and whether what its address names is there for them."""

    principal: Principal
    method: str
    endpoint: str
    methods: frozenset[str]
    what: str
    path: str
    there: bool

    def __str__(self) -> str:
        """As a finding names it."""
        return f"{self.method} {self.endpoint} ({self.what}) as {self.principal.name}"


def answers(cell: Cell) -> frozenset[int]:
    """Return the statuses this cell may answer."""
    method = "POST" if cell.method == UNSIGNED else cell.method
    if method not in cell.methods:
        return frozenset({405})
    roles = allowed(cell.endpoint, method)
    if not cell.principal.may(roles):
        return _turned_away(cell, method, bool(roles))
    if cell.method == UNSIGNED and cell.endpoint not in TOKENLESS:
        return frozenset({400})
    if method == "OPTIONS":
        return frozenset({200})
    if not cell.there:
        return frozenset({404})
    # A verb may refuse what is not to be done now (409), a form its boxes (422).
    return frozenset({303, 409, 422, 429}) if method == "POST" else frozenset({200, 303, 409})


def _turned_away(cell: Cell, method: str, anybody: bool) -> frozenset[int]:
    """A stranger who only looks is shown the door; everybody else is told no."""
    looks = method in ("GET", "HEAD")
    shown_the_door = cell.principal.role == Role.STRANGER and looks and anybody
    return frozenset({303 if shown_the_door else 403})
