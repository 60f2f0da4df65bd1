"""The holding desk: a text that asks about a past waits, as it was typed, for a counsellor to look.

Since 01/07/2026 nobody may require a judicial record card or what it says unless a law or a Government
decree provides so for the work (Luật 107/2025, ``VAC-LLTP`` of ``records/rule``). So a counsellor releases
such a text only under a rule that covers it, or sends it back with a better wording.
"""

from typing import Any

from records.employer import actions as employers
from records.ledger import Act, Refusal
from records.rule.asking import RECORD, Asking, citable
from records.vacancy import actions
from records.vacancy.lint import to_look_at
from records.vacancy.model import Vacancy
from records.vacancy.states import VACANCY


class NoRuleAllows(Refusal):
    """No verified rule in force lets this be asked for work of this trade."""

    key = "refused-no-rule-allows"


class NobodyToAnswer(Refusal):
    """A listing's source is not here to be asked for a better wording."""

    key = "refused-listing-cannot-go-back"


def offer(act: Act, vacancy: Vacancy) -> None:
    """Show a draft, or hold it if its text must be looked at first.

    It waits as a draft while nobody has checked who its employer is: their row is locked, so that it is
    written either before somebody does, or after.
    """
    if vacancy.employer_id is not None:
        employers.locked(vacancy.employer_id)
    actions.demand_taken(vacancy)
    if actions.waits_for_check(act, vacancy.employer_id):
        actions.wait(act, vacancy)
        return
    if actions.owes_look(vacancy):
        _hold(act, vacancy)
    else:
        actions.post(act, vacancy)


def change(act: Act, vacancy: Vacancy, facts: dict[str, Any]) -> None:
    """Change what a vacancy says, whether it is held or not."""
    verb = rewrite if vacancy.state == "held" else actions.edit
    verb(act, vacancy, facts)


def rewrite(act: Act, vacancy: Vacancy, facts: dict[str, Any]) -> None:
    """Change a text while it is held: it is taken back, and offered again as it now reads."""
    vacancy.held_at = None
    VACANCY.move(vacancy, "take-back", act)
    actions.edit(act, vacancy, facts)
    offer(act, vacancy)


def release(act: Act, vacancy: Vacancy, *, rule: str, reason: str) -> None:
    """Show a held vacancy as it is, under the rule that covers it."""
    if rule not in {known.id for known in rules_for(vacancy, act)}:
        raise NoRuleAllows()
    vacancy.asks_by = rule
    actions.show(act, vacancy, "release", reason)


def send_back(act: Act, vacancy: Vacancy, *, reason: str) -> None:
    """Give a held text back to its employer as a draft, with a proposal of wording."""
    if vacancy.employer_id is None:
        raise NobodyToAnswer()
    vacancy.held_at = None
    VACANCY.move(vacancy, "send-back", act, reason)


def rules_for(vacancy: Vacancy, act: Act) -> tuple[Asking, ...]:
    """Return the rules under which its text may ask today."""
    return citable(vacancy.trade, RECORD, act.today)


def offer_counted(row: Vacancy, act: Act) -> None:
    """Post or hold what was just written; its change was counted by the caller, for all at once."""
    if actions.owes_look(row):
        _hold(act, row)
    else:
        row.posted_at = act.now
        VACANCY.move(row, "post", act)
        actions.tell_shown(act, row)


def follow_source(row: Vacancy, act: Act, before: frozenset[str]) -> None:
    """Hold a listing that asks more than ``before``; show one that no longer asks."""
    asks = to_look_at(row.title, row.description)
    if asks - before and VACANCY.can(row.state, "hold", act.by.role):
        row.posted_at = None
        _hold(act, row)
    elif row.state == "held" and not asks:
        row.posted_at, row.held_at = act.now, None
        VACANCY.move(row, "post", act)


def _hold(act: Act, vacancy: Vacancy) -> None:
    vacancy.held_at, vacancy.waits_since = act.now, None
    VACANCY.move(vacancy, "hold", act)
