"""A trial at the desk: what either side told the centre by telephone or at the counter."""

from flask import flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby import trials
from lobby.door import Answer, act, done, now, today, writes
from lobby.words import say
from records.introduction.queries import row_for_centre
from records.introduction.trying import may_try_out
from records.lifecycle.machine import Moved
from records.overview.queries import introduction as introduction_file
from records.trial import actions
from records.trial.queries import of_introduction, reports

MOVES = {"agree": actions.agree, "call-off": actions.call_off, "end": actions.end}


@bp.route("/introductions/<code>/trial", methods=["GET", "POST"])
@writes
def propose_trial(code: str) -> Answer:
    """Write down what an employer offers who telephones."""
    file = introduction_file(code, centre_id=centre(), today=today())
    view = file.view
    if not may_try_out(view.state, view.interview_at, by=g.actor.role, now=now()):
        raise Moved(state=view.state)
    form = trials.terms_form()
    if trials.proposed(form, lambda: row_for_centre(code, centre_id=centre())):
        flash(say("desk-trial-offered"), "success")
        return done(url_for(".introduction", code=code))
    html = render_template("counsellor_portal/trial.html", file=file, form=form, law=trials.law())
    return html, 422 if form.errors else 200


@bp.post("/introductions/<code>/trial/<any(agree, 'call-off', end):verb>")
@writes
def move_trial(code: str, verb: str) -> Answer:
    """Take one step by the word of either side."""
    row = row_for_centre(code, centre_id=centre())
    MOVES[verb](act(), actions.of_introduction(row))
    flash(say(f"trial-moved-{verb}"), "success")
    return done(url_for(".introduction", code=code))


@bp.route(
    "/introductions/<code>/trial/report/<any(employer, seeker):side>", methods=["GET", "POST"]
)
@writes
def report_trial(code: str, side: str) -> Answer:
    """Write down what one side reports, or correct what it reported."""
    file = introduction_file(code, centre_id=centre(), today=today())
    trial = trials.over(of_introduction(code, today=today()))
    form = trials.report_form(trial, reports(code).get(side))
    if request.method == "POST" and form.ok:
        row = actions.of_introduction(row_for_centre(code, centre_id=centre()))
        trials.take(act(), row, trial, side, form)
        flash(say("trial-report-kept"), "success")
        return done(url_for(".introduction", code=code))
    html = render_template(
        "counsellor_portal/trial_report.html", file=file, side=side, trial=trial, form=form
    )
    return html, 422 if form.errors else 200
