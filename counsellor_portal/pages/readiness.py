"""What a person has at hand before work begins, all items on one form."""

from flask import flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, writes
from lobby.forms import Form, asked
from lobby.words import day, say
from records.readiness import actions, queries
from records.readiness.schema import ReadinessSchema, box_of, said
from records.readiness.states import KINDS
from records.seeker.actions import row as seeker_row
from records.seeker.queries import SeekerFacts, by_code


@bp.route("/seekers/<code>/readiness", methods=["GET", "POST"])
@writes
def readiness(code: str) -> Answer:
    """Show what is known of each item, and write down what changed."""
    known = by_code(code, centre_id=centre())
    if request.method == "GET":
        return _page(known, Form.blank(ReadinessSchema(), _stored(known.wishes.id)))
    form = asked(ReadinessSchema())
    if not form.ok:
        return _page(known, form), 422
    actions.write(act(), seeker_row(code, centre_id=centre()), said(form.values))
    flash(say("desk-readiness-kept"), "success")
    return done(url_for(".care", code=code))


def _stored(seeker_id: int) -> dict[str, str]:
    """Return what is known as it would have been typed."""
    return {
        box_of(item.kind, part): value
        for item in queries.of_seeker(seeker_id)
        for part, value in (("state", item.state), ("who", item.who), ("by", day(item.by)))
    }


def _page(known: SeekerFacts, form: Form) -> str:
    for box in form.fields.values():
        # The page says once that all of them may stay empty.
        box.required = True
    boxes = {kind: [box_of(kind, part) for part in ("state", "who", "by")] for kind in KINDS}
    return render_template("counsellor_portal/readiness.html", known=known, form=form, boxes=boxes)
