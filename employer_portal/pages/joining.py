"""Joining: an employer nobody has checked yet writes down who they are, and gets a sign-in."""

from flask import abort, flash, render_template, request, url_for

from employer_portal import bp
from lobby.door import Answer, act, done, writes
from lobby.forms import Form
from lobby.words import say
from records.centre.queries import first
from records.employer.schema import JoiningSchema
from records.vacancy import joining


@bp.route("/join", methods=["GET", "POST"])
@writes
def join() -> Answer:
    """Take an employer in; whatever the centre knows of the code or the address, the answer is the same."""
    if request.method == "GET":
        return _page(Form.blank(JoiningSchema()))
    form = Form.posted(JoiningSchema(), request.form)
    if not form.ok:
        return _page(form), 422
    centre, facts = first() or abort(404), dict(form.values)
    secret, address = facts.pop("password"), request.remote_addr or ""
    wait = joining.join(act(), centre_id=centre.id, facts=facts, secret=secret, address=address)
    if wait:
        form.blame("contact_email", say("refused-too-soon", minutes=wait))
        return _page(form), 429
    flash(say("joining-done"), "success")
    return done(url_for("entrance.employer"))


def _page(form: Form) -> str:
    for box in form.fields.values():
        if box.kind == "password":
            box.value = None
    return render_template("employer_portal/join.html", form=form)
