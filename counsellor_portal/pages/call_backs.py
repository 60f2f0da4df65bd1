"""A person who wishes to be called back: when it is safe, at which number, and what came of it."""

from flask import flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, now, writes
from lobby.forms import Form
from lobby.words import say
from records.call_back import actions, queries
from records.introduction.schema import ReasonSchema
from records.seeker.queries import by_code, wishes_of

STEPS = {"reach": actions.reach, "miss": actions.miss}


@bp.get("/call-backs/<code>")
def call_back(code: str) -> str:
    """Show whom to call, and whether now is a safe time."""
    return _page(code, Form.blank(ReasonSchema()))


@bp.post("/call-backs/<code>/<any(reach, miss, 'give-up'):step>")
@writes
def move_call_back(code: str, step: str) -> Answer:
    """Write down that one spoke with them, that nobody answered, or why it is given up."""
    row = queries.row_for_centre(code, centre_id=centre())
    if step in STEPS:
        STEPS[step](act(), row)
    else:
        form = Form.posted(ReasonSchema(), request.form)
        if not form.ok:
            return _page(code, form), 422
        actions.give_up(act(), row, form.values["reason"])
    flash(say(f"desk-call-back-{step}-done"), "success")
    return done(url_for(".call_back", code=code))


def _page(code: str, form: Form) -> str:
    it = queries.one_for_centre(code, centre_id=centre())
    return render_template(
        "counsellor_portal/call_back.html",
        it=it,
        known=by_code(wishes_of(it.seeker_id).code, centre_id=centre()),
        form=form,
        now=now(),
    )
