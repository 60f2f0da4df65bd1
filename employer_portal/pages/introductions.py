"""The people introduced to an employer: the list, and one of them."""

from flask import g, render_template

from employer_portal import bp, people
from employer_portal.desk import owes_answer, sorted_out
from lobby.door import Answer, now, today
from records.introduction import queries as introductions_to
from records.introduction.states import INTRODUCTION
from records.placement import queries as placements

VERBS = ("invite", "start", "decline")
"""What an employer may answer, in the order the buttons stand."""


@bp.get("/introductions")
def introductions() -> Answer:
    """List everybody introduced, sorted by whose turn it is."""
    views = introductions_to.for_employer(g.actor.employer_id, today=today())
    return render_template("employer_portal/introductions.html", desk=sorted_out(views, now()))


@bp.get("/introductions/<code>")
def introduction(code: str) -> Answer:
    """Show one introduction: the neutral card, or what was granted, and what can be answered."""
    view = introductions_to.one_for_employer(code, employer_id=g.actor.employer_id, today=today())
    return render_template(
        "employer_portal/introduction.html",
        view=view,
        verbs=[verb for verb in VERBS if INTRODUCTION.can(view.state, verb, g.actor.role)],
        owed=owes_answer(view, now()),
        card_rows=people.rows(view.card),
        phone=people.telephone(view.contact.phone) if view.contact else "",
        placement=placements.of_employer(g.actor.employer_id).get(code),
    )
