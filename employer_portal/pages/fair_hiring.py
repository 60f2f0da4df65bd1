"""Hiring fairly: what the law says, why it pays, whom to ask. For everybody, about everybody."""

from flask import render_template

from employer_portal import bp
from lobby.door import today
from lobby.words import money, say
from records.rule import advice
from records.rule.advice import Advice

RULES = (
    "WORK-EQUAL",
    "PAPER-ASK",
    "PAPER-CARD-NO",
    "WORK-FREE",
    "WORK-DEPOSIT",
    "WORK-TRY-PLAIN",
    "WORK-TRY-SKILLED",
    "PAPER-DATA",
    "HIRE-FINE-EQUAL",
    "HIRE-FINE-DATA",
)
WHY = ("more-people", "skill", "stay")
HOW = ("needs", "ask-once", "try", "exclusions")


@bp.get("/fair-hiring")
def fair_hiring() -> str:
    """Show the rules as they stand today, each with its source."""
    return render_template(
        "employer_portal/fair_hiring.html",
        rules=[_said(row) for row in advice.named(RULES, today())],
        why=WHY,
        how=HOW,
    )


def _said(row: Advice) -> dict[str, object]:
    amount = money(row.amount) if row.unit == "dong" else row.amount
    return {
        "text": say(f"hiring-{row.id.lower()}", n=amount),
        "source": row.source,
        "certainty": row.certainty,
        "checked_on": row.checked_on,
    }
