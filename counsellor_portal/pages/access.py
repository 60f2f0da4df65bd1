"""A person's own way in: a PIN, a slip that says nothing to others, a code told on the phone."""

from flask import render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, now, writes
from lobby.forms import Form
from records.account import one_time
from records.account.actions import change_secret
from records.account.schema import PinSchema
from records.ledger import NotFound
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


@bp.post("/seekers/<code>/code")
@writes
def issue_code(code: str) -> Answer:
    """Make a code for one sign-in, for who forgot their PIN; the page tells it as long as it works."""
    held = access_of(code, centre_id=centre())
    if held is None:
        raise NotFound()
    one_time.issue(act(), held.account_id)
    return done(url_for(".access_slip", code=code, _anchor="code"))


def _page(code: str, form: Form) -> str:
    held = access_of(code, centre_id=centre())
    return render_template(
        "counsellor_portal/access_slip.html",
        known=by_code(code, centre_id=centre()),
        access=held,
        told=held and one_time.issued(held.account_id, now()),
        form=form,
        door=url_for("entrance.seeker", _external=True),
    )
