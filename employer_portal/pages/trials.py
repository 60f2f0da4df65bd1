"""A trial as its employer sees it: offering it, doing without it, ending it, reporting how it went."""

from flask import flash, g, render_template, url_for

from employer_portal import bp
from lobby import trials
from lobby.door import Answer, act, done, now, today, writes
from lobby.words import say
from records.introduction.queries import one_for_employer, row_for_employer
from records.introduction.trying import may_try_out
from records.ledger import Role
from records.lifecycle.machine import Moved
from records.trial import actions
from records.trial.queries import of_introduction

MOVES = {"call-off": actions.call_off, "end": actions.end}


@bp.route("/introductions/<code>/trial", methods=["GET", "POST"])
@writes
def propose_trial(code: str) -> Answer:
    """Offer a trial: days, tasks, hours, pay."""
    mine = g.actor.employer_id
    view = one_for_employer(code, employer_id=mine, today=today())
    if not may_try_out(view.state, view.interview_at, by=g.actor.role, now=now()):
        raise Moved(state=view.state)
    form = trials.terms_form()
    if trials.proposed(form, lambda: row_for_employer(code, employer_id=mine)):
        flash(say("employer-trial-offered"), "success")
        return done(url_for(".introduction", code=code))
    html = render_template("employer_portal/trial.html", view=view, form=form, law=trials.law())
    return html, 422 if form.errors else 200


@bp.post("/introductions/<code>/trial/<any('call-off', end):verb>")
@writes
def move_trial(code: str, verb: str) -> Answer:
    """Do without the trial before it begins, or let it end today."""
    row = row_for_employer(code, employer_id=g.actor.employer_id)
    MOVES[verb](act(), actions.of_introduction(row))
    flash(say(f"trial-moved-{verb}"), "success")
    return done(url_for(".introduction", code=code))


@bp.route("/introductions/<code>/trial/report", methods=["GET", "POST"])
@writes
def report_trial(code: str) -> Answer:
    """Report how each task went."""
    mine = g.actor.employer_id
    one_for_employer(code, employer_id=mine, today=today())
    return trials.signed_in(
        of_introduction(code, today=today()),
        Role.EMPLOYER,
        lambda: actions.of_introduction(row_for_employer(code, employer_id=mine)),
        url_for(".introduction", code=code),
    )


@bp.route("/trial/<token>", methods=["GET", "POST"])
@writes
def trial(token: str) -> Answer:
    """The same for whoever holds the link of a letter."""
    return trials.by_link(token)
