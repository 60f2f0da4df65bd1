"""After a start: asking how it goes, a link for the person, the result on the national exchange."""

from flask import flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from counsellor_portal.pages.placements import is_mine, page
from lobby.door import Answer, act, done, now, today, writes
from lobby.forms import asked
from lobby.words import say
from records.follow_up import actions
from records.follow_up.asking import CHECK_IN
from records.follow_up.queries import of_placement
from records.follow_up.schema import AnswerSchema
from records.follow_up.wage import wage_of
from records.ledger import Role
from records.link import actions as links
from records.placement import actions as placements
from records.placement.queries import row_for_centre, unentered
from records.rule.after_start import link_until


@bp.post("/placements/<code>/follow-up")
@writes
def follow_up(code: str) -> Answer:
    """Write down what was heard; another answer for the same day corrects the first."""
    form = asked(AnswerSchema())
    if not form.ok:
        return page(code, form)
    row = row_for_centre(code, centre_id=centre())
    days, note = request.form.get("after_days", -1, type=int), form.values["note"] or ""
    actions.answer(act(), row, after_days=days, says=form.values["says"], note=note)
    flash(say(f"desk-follow-up-kept-{form.values['says']}"), "success")
    board = request.form.get("from") == "board"
    return done(url_for(".placements") if board else url_for(".placement", code=code))


@bp.post("/placements/<code>/link")
@writes
def ask_by_link(code: str) -> Answer:
    """Make a link for the person to answer by; an older one of the same day works no more."""
    row = row_for_centre(code, centre_id=centre())
    due = of_placement(row.id, today=today()).due
    if due is None:
        raise actions.NotDueYet()
    links.renew(CHECK_IN, row.id, due.after_days, Role.SEEKER, now=now(), until=link_until(now()))
    flash(say("desk-follow-up-link-made"), "success")
    return done(url_for(".placement", code=code))


@bp.get("/results")
def results() -> Answer:
    """List the starts whose result is not on the national exchange yet, as form 04 asks for them."""
    found = [line for line in unentered(centre()) if is_mine(line)]
    return render_template(
        "counsellor_portal/results.html",
        found=found,
        wages={line.facts.code: wage_of(line.facts) for line in found},
        today=today(),
    )


@bp.post("/placements/<code>/entered/<any(yes, no):entered>")
@writes
def enter(code: str, entered: str) -> Answer:
    """Write that the result was entered on the national exchange today, or take that back."""
    row = row_for_centre(code, centre_id=centre())
    placements.enter(act(), row, today() if entered == "yes" else None)
    flash(say(f"desk-result-entered-{entered}"), "success")
    listed = request.form.get("from") == "results"
    return done(url_for(".results") if listed else url_for(".placement", code=code))
