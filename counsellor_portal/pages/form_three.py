"""The rest of form 03, filled in when there is time."""

from flask import flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, writes
from lobby.forms import asked
from lobby.words import say
from records.employer import actions, queries
from records.employer.particulars import ParticularsSchema


@bp.route("/employers/<code>/form", methods=["GET", "POST"])
@writes
def employer_form(code: str) -> Answer:
    """Show the boxes of form 03 that can wait, and take them."""
    facts = queries.by_code(code, centre_id=centre())
    form = asked(ParticularsSchema(), facts.particulars)
    for box in form.fields.values():
        # The page says once that every box may stay empty.
        box.required = True
    if request.method == "GET" or not form.ok:
        html = render_template("counsellor_portal/form_three.html", form=form, facts=facts)
        return html, 422 if form.errors else 200
    row = actions.row(code, centre_id=centre())
    actions.change(act(), row, {"particulars": form.values})
    flash(say("desk-employer-changed"), "success")
    return done(url_for(".employer", code=code))
