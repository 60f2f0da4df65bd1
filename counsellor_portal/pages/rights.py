"""What people ask about their own data: each with its days, answered by the staff."""

from collections.abc import Callable
from typing import Any

from flask import abort, flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, today, writes
from lobby.forms import Form, asked
from lobby.words import say
from records.account.queries import staff
from records.ledger import Act
from records.rights import queries, requests
from records.rights.keeping import asked_to_stay, idle
from records.rights.schema import AnswerSchema
from records.seeker.actions import row as seeker_row
from records.seeker.queries import by_code

# What is done with one button, and what needs words.
STEPS: dict[str, Callable[[Act, Any], None]] = {
    "acknowledge": requests.acknowledge,
    "take-back": requests.take_back,
    "propose": requests.propose_erasing,
    "erase": requests.erase_together,
}


@bp.get("/rights")
def rights() -> str:
    """List what waits for an answer, and who has not been heard of for long."""
    waits = idle(centre(), today=today())
    return render_template(
        "counsellor_portal/rights.html",
        waiting=queries.for_centre(centre()),
        over=queries.for_centre(centre(), over=True)[:20],
        idle=[(it, by_code(it.seeker_code, centre_id=centre()).person) for it in waits],
        today=today(),
    )


@bp.route("/rights/<code>", methods=["GET", "POST"])
@writes
def right(code: str) -> Answer:
    """Show one request, and take its answer or the reason for a no."""
    form = asked(AnswerSchema())
    if request.method == "GET" or not form.ok:
        return _page(code, form), 422 if form.errors else 200
    row, words = requests.row(code, centre_id=centre()), form.values["answer"]
    if request.form.get("says") == "no":
        requests.refuse(act(), row, reason=words)
    else:
        requests.answer(act(), row, words=words)
    flash(say("desk-right-answered"), "success")
    return done(url_for(".rights"))


@bp.post("/rights/<code>/<step>")
@writes
def move_right(code: str, step: str) -> Answer:
    """Take one step that needs no words."""
    if step not in STEPS:
        abort(404)
    STEPS[step](act(), requests.row(code, centre_id=centre()))
    flash(say(f"desk-right-{step}-done"), "success")
    return done(url_for(".rights") if step == "erase" else url_for(".right", code=code))


@bp.post("/seekers/<code>/stay")
@writes
def stay(code: str) -> Answer:
    """Write down that a person was asked and wishes to stay."""
    asked_to_stay(act(), seeker_row(code, centre_id=centre()))
    flash(say("desk-stay-done"), "success")
    return done(url_for(".rights"))


def _page(code: str, form: Form) -> str:
    line = queries.one_for_centre(code, centre_id=centre())
    first = line.facts.first_by
    return render_template(
        "counsellor_portal/right.html",
        line=line,
        form=form,
        first=staff(first).name if first else "",
        mine=first == g.actor.account_id,
        today=today(),
    )
