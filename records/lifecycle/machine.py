"""A lifecycle is a table one can read aloud: verb, from, to, who may, whether a reason is owed."""

from dataclasses import dataclass
from typing import Protocol

from records import history, trail
from records.ledger import Act, Refusal, Role


class Moved(Refusal):
    """The record is no longer (or not yet) where this verb could take it from."""

    key = "refused-moved-on"


class NotAllowed(Refusal):
    """This role may not take this step."""

    key = "refused-not-yours"
    status = 403


class ReasonOwed(Refusal):
    """This step needs a reason in words."""

    key = "refused-reason-owed"


class HasState(Protocol):
    """A row with a state."""

    id: int
    state: str


@dataclass(frozen=True, slots=True)
class Way:
    """One allowed transition."""

    verb: str
    came: frozenset[str]
    goes: str
    roles: frozenset[Role]
    reason_owed: bool = False


class Lifecycle:
    """The declared transitions of one kind of record."""

    def __init__(self, subject: str, start: str, ways: tuple[Way, ...]) -> None:
        """Name the record's kind, its first state and its ways onward."""
        self.subject, self.start, self.ways = subject, start, ways

    @property
    def states(self) -> tuple[str, ...]:
        """All states, the first one first, in the order the ways name them."""
        goes = dict.fromkeys([self.start, *(way.goes for way in self.ways)])
        return tuple(goes)

    def begin(self, record: HasState, act: Act) -> None:
        """Write the line that the record began; its row must have been flushed."""
        self._note(record, act, verb="begin", came="", reason=None)

    def can(self, state: str, verb: str, role: Role) -> bool:
        """Tell whether a page should offer this verb."""
        return any(w.verb == verb and state in w.came and role in w.roles for w in self.ways)

    def move(self, record: HasState, verb: str, act: Act, reason: str | None = None) -> None:
        """Take one step and write it down; refuse a step that is not in the table."""
        ways = [w for w in self.ways if w.verb == verb and record.state in w.came]
        if not ways:
            raise Moved(state=record.state)
        allowed = [w for w in ways if act.by.role in w.roles]
        if not allowed:
            raise NotAllowed()
        if allowed[0].reason_owed and not (reason or "").strip():
            raise ReasonOwed()
        came, record.state = record.state, allowed[0].goes
        self._note(record, act, verb=verb, came=came, reason=reason)

    def stay(self, record: HasState, verb: str, act: Act) -> None:
        """Write that something was changed which leaves the state as it is."""
        self._note(record, act, verb=verb, came=record.state, reason=None)

    def _note(
        self, record: HasState, act: Act, *, verb: str, came: str, reason: str | None
    ) -> None:
        trail.note(act, verb=verb, subject=self.subject, subject_id=record.id)
        history.note(
            act,
            subject=self.subject,
            subject_id=record.id,
            verb=verb,
            came=came,
            goes=record.state,
            reason=reason,
        )
