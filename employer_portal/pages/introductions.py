"""The people introduced to an employer: the list, and one of them."""

from flask import g, render_template

from employer_portal import bp, people
from employer_portal.desk import owes_answer, sorted_out
from lobby.door import Answer, now, today
from records.follow_up.queries import asked_of_employer
from records.introduction import queries as introductions_to
from records.introduction.queries import EmployerView
from records.introduction.replies import OPEN_TO_REPLY
from records.introduction.states import INTRODUCTION
from records.introduction.trying import may_try_out
from records.ledger import Role
from records.placement import queries as placements
from records.placement.actions import taken_places
from records.trial import queries as trials
from records.trial.standing import TRYING

VERBS = ("reply-to", "invite", "propose-trial", "start", "decline")
AFTER_INTERVIEW = ("start", "propose-trial", "invite", "decline")
"""What an employer may answer, the likeliest first."""
NEXT = {("interview", True): "met", ("introduced", False): "replied"}
"""The words about what comes next where the state does not say it: the state, and whether a word is owed."""


@bp.get("/introductions")
def introductions() -> Answer:
    """List everybody introduced, sorted by whose turn it is."""
    views = introductions_to.for_employer(g.actor.employer_id, today=today())
    return render_template("employer_portal/introductions.html", desk=sorted_out(views, now()))


@bp.get("/introductions/<code>")
def introduction(code: str) -> Answer:
    """Show one introduction: the neutral card, or what was granted, and what can be answered."""
    view = introductions_to.one_for_employer(code, employer_id=g.actor.employer_id, today=today())
    trial = trials.of_introduction(code, today=today())
    owed = owes_answer(view, now(), trial)
    full = taken_places(view.vacancy.id) >= view.vacancy.places
    verbs = AFTER_INTERVIEW if owed and view.state == "interview" else VERBS
    return render_template(
        "employer_portal/introduction.html",
        view=view,
        verbs=[verb for verb in verbs if _can(view, verb) and not (full and verb == "start")],
        first=owed and not (trial and trial.awaits(Role.EMPLOYER)),
        next="full" if full else _next(view, owed=owed),
        card_rows=people.rows(view.card),
        profile_rows=people.profile_rows(view.profile),
        asked=code in asked_of_employer(g.actor.employer_id, today=today()),
        trial=trial,
        references=trials.shown_to(code, employer_id=g.actor.employer_id, today=today()),
        placement=placements.of_employer(g.actor.employer_id).get(code),
    )


def _can(view: EmployerView, verb: str) -> bool:
    if verb == "reply-to":
        return view.state == OPEN_TO_REPLY
    if verb == "propose-trial":
        return may_try_out(view.state, view.interview_at, by=g.actor.role, now=now())
    return INTRODUCTION.can(view.state, verb, g.actor.role)


def _next(view: EmployerView, *, owed: bool) -> str:
    if view.state == OPEN_TO_REPLY and view.reply and view.reply.says == "asked":
        return "asked"
    if view.state == TRYING:
        return "trial" if owed else "trial-ahead"
    return NEXT.get((view.state, owed), view.state)
