"""The manager's register of breaches: the clock in front, nobody's name in it."""

from typing import Any

from flask import flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import asked, centre
from lobby.door import Answer, act, done, now, writes
from lobby.forms import Form
from lobby.words import moment, say
from records.breach import actions, queries
from records.breach.queries import BreachFacts
from records.breach.schema import BreachSchema, MeasuresSchema, ToldSchema
from records.breach.states import BREACH
from records.introduction.schema import ReasonSchema


@bp.get("/breaches")
def breaches() -> Answer:
    """List a centre's breaches, newest first."""
    return render_template(
        "counsellor_portal/breaches.html", found=queries.of_centre(centre()), now=now()
    )


@bp.route("/breaches/new", methods=["GET", "POST"])
@writes
def new_breach() -> Answer:
    """Write down what happened; the clock runs from when the centre knew."""
    form = asked(BreachSchema())
    if request.method == "GET" or not form.ok:
        return _page("new", form)
    row = actions.note(act(), form.values, centre_id=centre())
    flash(say("desk-breach-kept"), "success")
    return done(url_for(".breach", code=row.code))


@bp.get("/breaches/<code>")
def breach(code: str) -> Answer:
    """Show one breach, what is left of its time, and the next step."""
    known = _known(code)
    can = {way.verb for way in BREACH.ways if BREACH.can(known.state, way.verb, g.actor.role)}
    return render_template("counsellor_portal/breach.html", it=known, can=can, now=now())


@bp.route("/breaches/<code>/tell", methods=["GET", "POST"])
@writes
def tell_breach(code: str) -> Answer:
    """Write that the authority was told."""
    form = asked(ToldSchema())
    if request.method == "GET" or not form.ok:
        return _page("tell", form, _known(code))
    actions.tell(act(), queries.row(code, centre_id=centre()), **form.values)
    flash(say("desk-breach-told-done"), "success")
    return done(url_for(".breach", code=code))


@bp.route("/breaches/<code>/measures", methods=["GET", "POST"])
@writes
def measure_breach(code: str) -> Answer:
    """Write what was done against it."""
    form = asked(MeasuresSchema())
    if request.method == "GET":
        form = Form.blank(MeasuresSchema(), _stored(_known(code)))
    if request.method == "GET" or not form.ok:
        return _page("measures", form, _known(code))
    actions.measure(act(), queries.row(code, centre_id=centre()), **form.values)
    flash(say("desk-breach-measures-done"), "success")
    return done(url_for(".breach", code=code))


@bp.route("/breaches/<code>/dismiss", methods=["GET", "POST"])
@writes
def dismiss_breach(code: str) -> Answer:
    """Write why it was none."""
    form = asked(ReasonSchema())
    if request.method == "GET" or not form.ok:
        return _page("dismiss", form, _known(code))
    actions.dismiss(act(), queries.row(code, centre_id=centre()), reason=form.values["reason"])
    flash(say("desk-breach-dismissed-done"), "success")
    return done(url_for(".breach", code=code))


@bp.post("/breaches/<code>/close")
@writes
def close_breach(code: str) -> Answer:
    """End it."""
    actions.close(act(), queries.row(code, centre_id=centre()))
    flash(say("desk-breach-closed-done"), "success")
    return done(url_for(".breach", code=code))


def _known(code: str) -> BreachFacts:
    return queries.by_code(code, centre_id=centre())


def _stored(known: BreachFacts) -> dict[str, Any]:
    return {"measures": known.measures, "people_told_at": moment(known.people_told_at)}


def _page(verb: str, form: Form, known: BreachFacts | None = None) -> Answer:
    html = render_template(
        "counsellor_portal/breach_form.html", verb=verb, form=form, it=known, now=now()
    )
    return html, 422 if form.errors else 200
