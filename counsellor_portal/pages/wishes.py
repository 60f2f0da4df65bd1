"""What a person looks for, changed with them at the counter."""

from flask import flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from counsellor_portal.wishes_form import compact, filled, kept
from lobby.door import Answer, act, done, writes
from lobby.forms import Form
from lobby.words import say
from records.seeker import actions, queries
from records.seeker.queries import SeekerFacts
from records.seeker.schema import WishesSchema


@bp.route("/seekers/<code>/wishes", methods=["GET", "POST"])
@writes
def seeker_wishes(code: str) -> Answer:
    """Change what somebody looks for."""
    known = queries.by_code(code, centre_id=centre())
    if request.method == "GET":
        return _page(known, Form.blank(WishesSchema(), filled(known.wishes)))
    form = Form.posted(WishesSchema(), request.form)
    if not form.ok:
        return _page(known, form), 422
    actions.change_wishes(
        act(), actions.row(code, centre_id=centre()), kept(known.wishes, form.values)
    )
    flash(say("desk-wishes-kept"), "success")
    return done(url_for(".seeker", code=code))


def _page(known: SeekerFacts, form: Form) -> str:
    return render_template("counsellor_portal/seeker_wishes.html", known=known, form=compact(form))
