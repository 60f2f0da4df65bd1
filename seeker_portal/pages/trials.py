"""A trial as the person lives it: agreeing, doing without, reporting; and the reference that is theirs."""

from flask import flash, render_template, request, url_for
from werkzeug.wrappers import Response

from lobby import trials
from lobby.door import Answer, act, done, today, writes
from lobby.forms import asked
from lobby.papers import handed
from lobby.words import day, say
from papers import own
from records.introduction.queries import one_for_seeker, row_for_seeker
from records.ledger import Role
from records.trial import actions, queries
from records.trial.schema import ReferenceSchema
from seeker_portal import bp
from seeker_portal.me import me

MOVES = {"agree": actions.agree, "call-off": actions.call_off, "end": actions.end}


@bp.post("/introductions/<code>/trial/<any(agree, 'call-off', end):verb>")
@writes
def move_trial(code: str, verb: str) -> Answer:
    """Agree to a trial, do without it, or let it end today: one tap."""
    row = row_for_seeker(code, seeker_id=me().wishes.id)
    MOVES[verb](act(), actions.of_introduction(row))
    flash(say(f"trial-moved-{verb}"), "success")
    return done(url_for(".introduction", code=code))


@bp.route("/introductions/<code>/trial/report", methods=["GET", "POST"])
@writes
def report_trial(code: str) -> Answer:
    """Report how each task went."""
    seeker_id = me().wishes.id
    one_for_seeker(code, seeker_id=seeker_id, today=today())
    return trials.signed_in(
        queries.of_introduction(code, today=today()),
        Role.SEEKER,
        lambda: actions.of_introduction(row_for_seeker(code, seeker_id=seeker_id)),
        url_for(".introduction", code=code),
    )


@bp.route("/introductions/<code>/reference", methods=["GET", "POST"])
@writes
def reference(code: str) -> Answer:
    """Read my work reference, add a sentence of mine, choose whether employers may see it."""
    seeker_id = me().wishes.id
    mine = queries.reference(code, seeker_id=seeker_id)
    stored = {"own_words": mine.own_words, "shown": mine.shown}
    form = asked(ReferenceSchema(), stored)
    if request.method == "GET" or not form.ok:
        html = render_template("seeker_portal/reference.html", it=mine, form=form)
        return html, 422 if form.errors else 200
    row = row_for_seeker(code, seeker_id=seeker_id)
    words, shown = form.values["own_words"] or "", form.values["shown"]
    actions.own(act(), row, own_words=words, shown=shown)
    flash(say("seeker-reference-kept"), "success")
    return done(url_for(".reference", code=code))


@bp.get("/introductions/<code>/reference.pdf")
def reference_paper(code: str) -> Response:
    """Give me my work reference on a sheet."""
    mine = queries.reference(code, seeker_id=me().wishes.id)
    return handed("nhan-xet", lambda: _paper(mine))


def _paper(mine: queries.Reference) -> own.Reference:
    return own.Reference(
        name=me().person.details.name,
        employer=mine.employer,
        work=mine.title,
        first_day=day(mine.first_day),
        last_day=day(mine.last_day),
        tasks=tuple(own.Task(task, went) for task, went in mine.tasks),
        words=mine.words or None,
        own_words=mine.own_words or None,
    )
