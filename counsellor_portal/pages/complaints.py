"""Complaints about vacancies: write one down, look at it, settle it or close the vacancy."""

from flask import flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, writes
from lobby.forms import Form, asked
from lobby.words import say
from records.complaint import actions, queries
from records.complaint.schema import ComplaintSchema, SettleSchema
from records.employer import queries as employers
from records.vacancy import desk

WAYS = {"settle": actions.settle, "close": actions.close_vacancy}


@bp.get("/complaints")
def complaints() -> Answer:
    """List what is not settled, the oldest first."""
    found = queries.open_ones(centre())
    return render_template("counsellor_portal/complaints.html", found=found)


@bp.post("/vacancies/<code>/complain")
@writes
def complain(code: str) -> Answer:
    """Write down what somebody told is wrong with a vacancy."""
    card = desk.card(code, centre_id=centre())
    form = Form.posted(ComplaintSchema(), request.form)
    if not form.ok:
        flash(form.errors[0][1], "warning")
        return done(url_for(".vacancy", code=code))
    actions.complain(act(), card.id, kind=form.values["kind"], centre_id=centre())
    flash(say("desk-complaint-noted"), "success")
    return done(url_for(".vacancy", code=code))


@bp.get("/complaints/<code>")
def complaint(code: str) -> Answer:
    """Show one, with whom to call about it."""
    return _page(code, Form.blank(SettleSchema()))


@bp.post("/complaints/<code>/<any(settle, close):verb>")
@writes
def settle_complaint(code: str, verb: str) -> Answer:
    """Decide: the vacancy goes on, or is closed."""
    form = asked(SettleSchema())
    if not form.ok:
        return _page(code, form), 422
    WAYS[verb](act(), actions.row(code, centre_id=centre()), **form.values)
    flash(say(f"desk-complaint-{verb}-done"), "success")
    return done(url_for(".complaints"))


def _page(code: str, form: Form) -> str:
    it = queries.one(code, centre_id=centre())
    employer_id = it.vacancy.employer_id
    return render_template(
        "counsellor_portal/complaint.html",
        it=it,
        employer=employers.facts(employer_id) if employer_id else None,
        ours=desk.is_kept(it.vacancy.id, centre_id=centre()),
        form=form,
    )
