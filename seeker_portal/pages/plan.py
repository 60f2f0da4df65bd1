"""What the signed-in person and the centre have agreed to do: appointments, papers, courses and loans."""

from flask import Response, flash, g, render_template, url_for

from lobby.calendar_file import as_calendar
from lobby.door import Answer, act, done, today, writes
from lobby.words import say
from records.appointment import queries as appointments
from records.appointment.queries import AppointmentFacts
from records.centre.queries import centre
from records.consent.queries import in_force
from records.ledger import Role
from records.readiness import queries as readiness
from records.referral import actions, queries
from records.referral.states import RESTS_ON, may
from records.rule.support import next_list_day
from seeker_portal import bp
from seeker_portal.me import me

ANSWERS = {"accept": actions.accept, "drop": actions.drop}
SAID = {"accept": "seeker-plan-accepted", "drop": "seeker-plan-dropped"}


@bp.get("/plan")
def plan() -> str:
    """Show all of it, what is next first."""
    seeker_id = me().wishes.id
    found = queries.of_seeker(seeker_id)
    return render_template(
        "seeker_portal/plan.html",
        planned=[(it, _where(it)) for it in appointments.planned_of(seeker_id)],
        items=sorted(readiness.of_seeker(seeker_id), key=lambda item: not item.is_open),
        referrals=[(it, _can(it)) for it in found],
        owing={kind for kind, purpose in RESTS_ON.items() if _owes(purpose)} if found else set(),
        list_day=next_list_day(today()),
        today=today(),
    )


@bp.get("/plan/<code>/calendar")
def appointment_file(code: str) -> Response:
    """Give one appointment for the phone's own calendar."""
    it = appointments.one_for_seeker(code, seeker_id=me().wishes.id)
    return as_calendar(it.code, it.at, where=_where(it), version=it.version, made_at=it.made_at)


@bp.post("/plan/<code>/<any(accept, drop):answer>")
@writes
def answer_referral(code: str, answer: str) -> Answer:
    """Say yes to an offer, or no; no reason is owed."""
    row = queries.row_for_seeker(code, seeker_id=me().wishes.id)
    ANSWERS[answer](act(), row)
    flash(say(SAID[answer]), "success")
    return done(url_for(".plan"))


def _where(it: AppointmentFacts) -> str:
    if it.meets == "phone":
        return ""
    return it.place or centre(g.actor.centre_id).address


def _can(it: queries.ReferralFacts) -> set[str]:
    return {verb for verb in ANSWERS if may(it.kind, it.state, verb, Role.SEEKER)}


def _owes(purpose: str) -> bool:
    return in_force(g.actor.person_id, purpose, today=today()) is None
