"""Starts of work: what was reported, and what the centre says to it."""

from flask import flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import asked, centre, chosen
from lobby.door import Answer, act, done, writes
from lobby.forms import Form
from lobby.words import say
from records.introduction.schema import ReasonSchema
from records.overview import queries as overview
from records.placement import actions, queries
from records.placement.schema import EndSchema, StartSchema
from records.placement.states import PLACEMENT, STATES

CORRECTED = ("started_on", "pay_written")


@bp.get("/placements")
def placements() -> Answer:
    """List a centre's placements, what is to be confirmed first."""
    whose = chosen()
    found = {
        state: [
            line
            for line in queries.for_centre(centre(), states=(state,))
            if whose is None or line.seeker.counsellor_id in (None, whose)
        ]
        for state in STATES
    }
    return render_template("counsellor_portal/placements.html", found=found)


@bp.get("/placements/<code>")
def placement(code: str) -> Answer:
    """Show one placement and what can be done about it."""
    file = overview.placement(code, centre_id=centre())
    role, state = g.actor.role, file.line.facts.state
    return render_template(
        "counsellor_portal/placement.html",
        file=file,
        can={way.verb for way in PLACEMENT.ways if PLACEMENT.can(state, way.verb, role)},
    )


@bp.post("/placements/<code>/confirm")
@writes
def confirm(code: str) -> Answer:
    """Write that the centre has checked the start."""
    actions.confirm(act(), queries.row_for_centre(code, centre_id=centre()))
    flash(say("desk-placement-confirmed"), "success")
    return done(url_for(".placement", code=code))


@bp.route("/placements/<code>/dispute", methods=["GET", "POST"])
@writes
def dispute(code: str) -> Answer:
    """Write why a reported start is in doubt."""
    form = asked(ReasonSchema())
    if request.method == "GET" or not form.ok:
        return _form_page("dispute", code, form)
    row = queries.row_for_centre(code, centre_id=centre())
    actions.dispute(act(), row, reason=form.values["reason"])
    flash(say("desk-placement-disputed"), "success")
    return done(url_for(".placement", code=code))


@bp.route("/placements/<code>/correct", methods=["GET", "POST"])
@writes
def correct(code: str) -> Answer:
    """Write a new version of a reported start; whoever was told of the old one is told again."""
    form = asked(StartSchema(only=CORRECTED))
    if request.method == "GET":
        form = Form.blank(StartSchema(only=CORRECTED), _stored(code))
    if request.method == "GET" or not form.ok:
        return _form_page("correct", code, form)
    row = queries.row_for_centre(code, centre_id=centre())
    started_on, pay = form.values["started_on"], form.values["pay_written"] or ""
    actions.correct(act(), row, started_on=started_on, pay_written=pay)
    flash(say("desk-placement-corrected"), "success")
    return done(url_for(".placement", code=code))


@bp.route("/placements/<code>/end", methods=["GET", "POST"])
@writes
def end(code: str) -> Answer:
    """Write that the work ended, and why."""
    form = asked(EndSchema())
    if request.method == "GET" or not form.ok:
        return _form_page("end", code, form)
    actions.end(act(), queries.row_for_centre(code, centre_id=centre()), **form.values)
    flash(say("desk-placement-ended"), "success")
    return done(url_for(".placement", code=code))


def _stored(code: str) -> dict[str, object]:
    facts = overview.placement(code, centre_id=centre()).line.facts
    return {"started_on": facts.started_on, "pay_written": facts.pay_written}


def _form_page(verb: str, code: str, form: Form) -> Answer:
    file = overview.placement(code, centre_id=centre())
    html = render_template("counsellor_portal/placement_form.html", verb=verb, file=file, form=form)
    return html, 422 if form.errors else 200
