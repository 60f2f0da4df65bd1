"""Appointments at the desk: those to come, one made, moved, and what became of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import abort, flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.care_form import care_form
from counsellor_portal.desk import centre, chosen
from lobby.door import Answer, act, done, now, writes
from lobby.forms import Form, asked
from lobby.words import moment, say
from records.appointment import actions, queries
from records.appointment.queries import AppointmentFacts
from records.appointment.schema import AppointmentSchema
from records.seeker.actions import row as seeker_row
from records.seeker.queries import by_code, lines, wishes_of

DAYS_SHOWN = 14
STEPS: dict[str, Callable[..., None]] = {
    "remind": actions.remind,
    "keep": actions.keep,
    "miss": actions.miss,
    "call-off": actions.call_off,
}


@bp.get("/appointments")
def appointments() -> str:
    """List what is agreed for the next two weeks, and what nobody wrote the end of."""
    found = queries.planned_at(centre(), before=now() + timedelta(days=DAYS_SHOWN))
    people = lines([each.seeker_id for each in found])
    pairs = [(each, people[each.seeker_id]) for each in found if each.seeker_id in people]
    whose = chosen()
    shown = [x for x in pairs if whose is None or x[1].counsellor_id in (None, whose)]
    return render_template("counsellor_portal/appointments.html", shown=shown, now=now())


@bp.route("/seekers/<code>/appointment", methods=["GET", "POST"])
@writes
def new_appointment(code: str) -> Answer:
    """Agree on a time."""
    known, form = by_code(code, centre_id=centre()), asked(AppointmentSchema())
    if request.method == "GET" or not form.ok or not _agreed(form, actions.make, _seeker(code)):
        return care_form("appointment", known, form)
    flash(say("desk-appointment-kept"), "success")
    return done(url_for(".care", code=code))


@bp.route("/appointments/<code>", methods=["GET", "POST"])
@writes
def appointment(code: str) -> Answer:
    """Show one, and move it to another time or place."""
    facts = queries.one_for_centre(code, centre_id=centre())
    if request.method == "GET":
        return _page(facts, Form.blank(AppointmentSchema(), _stored(facts)))
    form, row = asked(AppointmentSchema()), queries.row_for_centre(code, centre_id=centre())
    if not form.ok or not _agreed(form, actions.move, row):
        return _page(facts, form), 422
    flash(say("desk-appointment-moved"), "success")
    return done(url_for(".appointment", code=code))


@bp.post("/appointments/<code>/<step>")
@writes
def move_appointment(code: str, step: str) -> Answer:
    """Write down that the person was reminded, came, did not come, or that it is off."""
    if step not in STEPS:
        abort(404)
    row = queries.row_for_centre(code, centre_id=centre())
    STEPS[step](act(), row)
    flash(say(f"desk-appointment-{step}-done"), "success")
    return done(url_for(".care", code=wishes_of(row.seeker_id).code))


def _seeker(code: str) -> Any:
    return seeker_row(code, centre_id=centre())


def _agreed(form: Form, verb: Callable[..., Any], of: Any) -> bool:
    """Write down what the form says, or tell at its box why not."""
    try:
        verb(act(), of, **(form.values | {"place": form.values["place"] or ""}))
    except actions.TimePast as refusal:
        form.blame("at", say(refusal.key))
    return form.ok


def _stored(facts: AppointmentFacts) -> dict[str, str]:
    return {
        "at": moment(facts.at),
        "meets": facts.meets,
        "about": facts.about,
        "place": facts.place,
    }


def _page(facts: AppointmentFacts, form: Form) -> str:
    return render_template(
        "counsellor_portal/appointment.html",
        it=facts,
        known=by_code(wishes_of(facts.seeker_id).code, centre_id=centre()),
        form=form,
        begun=facts.at <= now(),
    )
