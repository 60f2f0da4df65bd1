"""Which letters I wish for, and when none is to come."""

from flask import flash, g, render_template, request, url_for

from employer_portal import bp
from lobby.door import Answer, act, done, writes
from lobby.forms import Form
from lobby.show import quiet_hours
from lobby.words import say
from records.employer import letters as wished
from records.employer.queries import facts
from records.employer.schema import ANY_HOUR, LettersSchema


@bp.route("/letters", methods=["GET", "POST"])
@writes
def letters() -> Answer:
    """Show and change what one member wishes for; what is always sent is said beside."""
    mine = wished.of_member(g.actor.account_id)
    if request.method == "GET":
        known = {"wanted": list(mine.wanted), "quiet": mine.quiet or ANY_HOUR}
        return _page(Form.blank(LettersSchema(), known))
    form = Form.posted(LettersSchema(), request.form)
    if not form.ok:
        return _page(form), 422
    said = form.values
    quiet = None if said["quiet"] == ANY_HOUR else said["quiet"]
    wished.choose(act(), wanted=said["wanted"], quiet=quiet)
    flash(say("employer-letters-kept"), "success")
    return done(url_for(".letters"))


def _page(form: Form) -> str:
    # What nobody ticks is an answer too; "optional" beside it would mislead.
    form.fields["wanted"].required = True
    hours = form.fields["quiet"]
    hours.choices = [(key, words, _from_until(key)) for key, words, _ in hours.choices]
    return render_template(
        "employer_portal/letters.html",
        form=form,
        address=facts(g.actor.employer_id).contact_email,
        mine=wished.reads_letters(g.actor.employer_id, g.actor.account_id),
    )


def _from_until(hours: str) -> str:
    return "" if hours == ANY_HOUR else say("letters-hours", **quiet_hours(hours))
