"""Writing down a breach, whom it was told to, and its end."""

from datetime import datetime
from typing import Any

from records.breach.model import Breach
from records.breach.states import BREACH
from records.ledger import Act, NotFound, Refusal, Role, session
from records.lifecycle.machine import NotAllowed


class TimesOutOfOrder(Refusal):
    """A breach happens, is known, is told; none of it to come."""

    key = "refused-breach-times"


class MeasuresOwed(Refusal):
    """A breach is closed when it was written what was done against it."""

    key = "refused-breach-measures"


def note(act: Act, facts: dict[str, Any], *, centre_id: int) -> Breach:
    """Write down a breach; its clock runs from ``known_at``."""
    if act.by.role != Role.MANAGER:
        raise NotAllowed()
    _demand_order(facts["happened_at"], facts["known_at"], act.now)
    breach = Breach(
        centre_id=centre_id,
        state=BREACH.start,
        noted_by=act.by.account_id,
        noted_at=act.now,
        **{**facts, "measures": facts["measures"] or ""},
    )
    session.add(breach)
    session.flush()
    BREACH.begin(breach, act)
    return breach


def tell(
    act: Act, breach: Breach, *, told_at: datetime, told_how: str, people_told_at: datetime | None
) -> None:
    """Write when and how the authority was told, and the people if they were."""
    _demand_order(breach.known_at, told_at, act.now)
    _demand_order(breach.known_at, people_told_at or told_at, act.now)
    BREACH.move(breach, "tell", act)
    breach.told_at, breach.told_how, breach.people_told_at = told_at, told_how, people_told_at


def measure(act: Act, breach: Breach, *, measures: str, people_told_at: datetime | None) -> None:
    """Write what was done against it, whatever was written before."""
    if breach.state not in ("known", "told"):
        raise NotFound()
    if people_told_at is not None:
        _demand_order(breach.known_at, people_told_at, act.now)
    breach.measures, breach.people_told_at = measures, people_told_at
    BREACH.stay(breach, "measure", act)


def close(act: Act, breach: Breach) -> None:
    """End it: the authority was told and something was done."""
    if not breach.measures:
        raise MeasuresOwed()
    BREACH.move(breach, "close", act)


def dismiss(act: Act, breach: Breach, *, reason: str) -> None:
    """Write that it was none, and why; the clock ends."""
    BREACH.move(breach, "dismiss", act, reason)


def _demand_order(first: datetime, then: datetime, now: datetime) -> None:
    if not first <= then <= now:
        raise TimesOutOfOrder()
