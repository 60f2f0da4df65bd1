"""A person's own way in: a PIN they choose at the counter, and a slip that says nothing to others."""

from flask import render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, now, writes
from lobby.forms import Form
from records.account.actions import change_secret
from records.account.schema import PinSchema
from records.overview.queries import access_of
from records.seeker import actions as seekers
from records.seeker.queries import by_code


@bp.route("/seekers/<code>/slip", methods=["GET", "POST"])
@writes
def access_slip(code: str) -> Answer:
    """Take a PIN, and show the slip to print; a second PIN replaces the first."""
    if request.method == "GET":
        return _page(code, Form.blank(PinSchema()))
    form = Form.posted(PinSchema(), request.form)
    if not form.ok:
        return _page(code, form), 422
    held = access_of(code, centre_id=centre())
    if held:
        change_secret(held.account_id, form.values["pin"], now())
    else:
        seekers.give_access(act(), seekers.row(code, centre_id=centre()), pin=form.values["pin"])
    return done(url_for(".access_slip", code=code, taken="yes"))


def _page(code: str, form: Form) -> str:
    return render_template(
        "counsellor_portal/access_slip.html",
        known=by_code(code, centre_id=centre()),
        access=access_of(code, centre_id=centre()),
        form=form,
        door=url_for("entrance.seeker", _external=True),
    )
