"""Exclusions as everybody may read them, and what the law among them demands."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from matcher.facts import Term
from records.exclusion.model import CASE, LEGAL, Exclusion
from records.ledger import any_of, session
from records.rule.asking import Asking, by_id
from records.vacancy.model import Vacancy

SCHOOLING = "schooling"


@dataclass(frozen=True, slots=True)
class ExclusionFacts:
    """One exclusion. A legal one whose rule no longer holds reads as one looked at case by case."""

    code: str
    whom: str
    whom_words: str
    kind: str
    duty: str | None
    duty_words: str
    rule: Asking | None


def of_vacancy(vacancy_id: int, *, today: date) -> tuple[ExclusionFacts, ...]:
    """Return whom a vacancy says it can't take, as it stands today."""
    query = (
        select(Exclusion, Vacancy.trade)
        .join(Vacancy, Vacancy.id == Exclusion.vacancy_id)
        .where(Exclusion.vacancy_id == vacancy_id)
        .order_by(Exclusion.id)
    )
    return tuple(_facts(row, cited(row, trade, today)) for row, trade in session.execute(query))


def demanded(trades: Mapping[int, str | None], today: date) -> dict[int, dict[str, Term]]:
    """Return, by vacancy, the conditions a law demands there: named like any other in the reasons.

    ``trades`` are the vacancies asked about. Schooling is all that a law demands and a person says of
    themselves so far; the rest is shown and asked at the counter.
    """
    query = select(Exclusion).where(Exclusion.kind == LEGAL, Exclusion.vacancy_id == any_of(trades))
    found: dict[int, dict[str, Term]] = defaultdict(dict)
    for row in session.scalars(query):
        rule = cited(row, trades[row.vacancy_id], today)
        if rule is not None and row.whom == SCHOOLING and rule.schooling:
            found[row.vacancy_id][SCHOOLING] = Term(rule.schooling, "must")
    return found


def cited(row: Exclusion, trade: str | None, today: date) -> Asking | None:
    """Return the rule an exclusion stands on, if it is verified, in force, and about the trade."""
    rule = by_id(row.rule_id) if row.rule_id else None
    holds = rule is not None and rule.binds(today) and rule.fits(trade) and row.whom in rule.demands
    return rule if holds else None


def _facts(row: Exclusion, rule: Asking | None) -> ExclusionFacts:
    return ExclusionFacts(
        code=row.code,
        whom=row.whom,
        whom_words=row.whom_words,
        kind=CASE if row.kind == LEGAL and rule is None else row.kind,
        duty=row.duty,
        duty_words=row.duty_words,
        rule=rule,
    )
