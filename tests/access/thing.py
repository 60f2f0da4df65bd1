"""A thing an address may name, and whose it is; for all others it is not there."""

from dataclasses import dataclass

from tests.access import principals as who

EVERYBODY = frozenset({"everybody"})
NOBODY: frozenset[str] = frozenset()
MISSING = "zzzzzzzzzz"
FAR = frozenset({who.ELSEWHERE})


@dataclass(frozen=True)
class Thing:
    """One thing an address may name, and whose it is; ``of``: the code of what it is a part of."""

    code: str
    owners: frozenset[str]
    of: str = ""

    def is_there_for(self, principal: str) -> bool:
        """Tell whether this principal meets it."""
        return principal in self.owners or self.owners == EVERYBODY


Things = dict[str, dict[str, Thing]]
