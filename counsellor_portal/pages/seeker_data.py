"""One person's data at the desk: their request noted, their copy printed, a fault set right, a rest."""

from flask import flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby import correction
from lobby.door import Answer, act, done, writes
from lobby.forms import Form
from lobby.words import say
from records.overview import lookers
from records.rights import copying, queries, requests, resting
from records.rights.schema import CorrectionSchema, NotedSchema
from records.seeker.actions import row
from records.seeker.queries import SeekerFacts, by_code


@bp.route("/seekers/<code>/data", methods=["GET", "POST"])
@writes
def seeker_data(code: str) -> Answer:
    """Show what can be done, and write down what the person asks for at the counter."""
    known = by_code(code, centre_id=centre())
    form = Form.posted(NotedSchema(), request.form) if request.method == "POST" else None
    if form is None or not form.ok:
        return _page(known, form or Form.blank(NotedSchema())), 422 if form else 200
    words = form.values["said"] or ""
    asked = requests.ask(
        act(), known.person.id, form.values["asks_for"], words=words, how="counter"
    )
    flash(say("desk-right-noted"), "success")
    return done(url_for(".right", code=asked.code))


@bp.get("/seekers/<code>/copy")
def seeker_copy(code: str) -> str:
    """Show the person's copy, to be printed for them; the envelope only to their own counsellor."""
    known = by_code(code, centre_id=centre())
    own = known.person.counsellor_id == g.actor.account_id
    return render_template(
        "counsellor_portal/seeker_copy.html",
        known=known,
        sections=copying.copy_of(known.person.id, with_envelope=own),
        lookers=lookers.of_person(known.person.id),
    )


@bp.route("/seekers/<code>/correct", methods=["GET", "POST"])
@writes
def correct_seeker(code: str) -> Answer:
    """Set right who somebody is."""
    known = by_code(code, centre_id=centre())
    if request.method == "GET":
        return _correction(known, correction.filled(known.person))
    form = Form.posted(CorrectionSchema(), request.form)
    if not correction.written(act(), row(code, centre_id=centre()), form):
        return _correction(known, form), 422
    flash(say("desk-corrected"), "success")
    return done(url_for(".seeker", code=code))


@bp.post("/seekers/<code>/rest")
@writes
def rest_seeker(code: str) -> Answer:
    """Let a person's data rest, or lift that, as the person said."""
    lifts = request.form.get("wish") == "lift"
    (resting.lift if lifts else resting.rest)(act(), row(code, centre_id=centre()))
    flash(say("desk-lifted" if lifts else "desk-rests"), "success")
    return done(url_for(".seeker_data", code=code))


def _page(known: SeekerFacts, form: Form) -> str:
    return render_template(
        "counsellor_portal/seeker_data.html",
        known=known,
        form=form,
        asked=queries.of_person(known.person.id),
    )


def _correction(known: SeekerFacts, form: Form) -> str:
    return render_template("counsellor_portal/seeker_correction.html", known=known, form=form)
