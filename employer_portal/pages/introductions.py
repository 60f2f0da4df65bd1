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
from records.ledger import Role
from records.placement import queries as placements
from records.trial import queries as trials
from records.trial.queries import TrialFacts
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
    owed = owes_answer(view, now()) or decides(view, trial)
    verbs = AFTER_INTERVIEW if owed and view.state == "interview" else VERBS
    return render_template(
        "employer_portal/introduction.html",
        view=view,
        verbs=[verb for verb in verbs if _can(view.state, verb)],
        owed=owed,
        next=NEXT.get((view.state, owed), view.state),
        card_rows=people.rows(view.card),
        profile_rows=people.profile_rows(view.profile),
        asked=code in asked_of_employer(g.actor.employer_id, today=today()),
        trial=trial,
        references=trials.shown_to(code, employer_id=g.actor.employer_id, today=today()),
        placement=placements.of_employer(g.actor.employer_id).get(code),
    )


def decides(view: EmployerView, trial: TrialFacts | None) -> bool:
    """Tell whether a trial is over and reported on: the employer says whether the person stays."""
    return view.state == TRYING and trial is not None and Role.EMPLOYER in trial.reported


def _can(state: str, verb: str) -> bool:
    if verb == "reply-to":
        return state == OPEN_TO_REPLY
    return INTRODUCTION.can(state, verb, g.actor.role)
