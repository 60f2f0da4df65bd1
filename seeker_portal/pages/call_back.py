"""Asking the centre to call back, when it is safe to; the same page says what became of it."""

from flask import flash, g, render_template, request, url_for

from lobby.door import Answer, act, done, now, writes
from lobby.forms import Form
from lobby.words import say
from records.call_back import actions, queries
from records.call_back.queries import CallBackFacts
from records.call_back.safe_time import SafeTime
from records.call_back.schema import CallBackSchema
from records.seeker.actions import own_row
from seeker_portal import bp
from seeker_portal.me import me


@bp.route("/call-back", methods=["GET", "POST"])
@writes
def call_back() -> Answer:
    """Say when to be called; whoever has said so already changes it."""
    wished = queries.wished_by(me().wishes.id)
    if request.method == "GET":
        return _page(wished, Form.blank(CallBackSchema(), _stored(wished) if wished else None))
    form = Form.posted(CallBackSchema(), request.form)
    if not form.ok or not _wished(form):
        return _page(wished, form), 422
    flash(say("seeker-call-back-kept"), "success")
    return done(url_for(".call_back"))


@bp.post("/call-back/take-back")
@writes
def take_back_call() -> Answer:
    """Let it be."""
    actions.take_back(act(), own_row(g.actor.person_id))
    flash(say("seeker-call-back-taken-back"), "success")
    return done(url_for(".call_back"))


def _wished(form: Form) -> bool:
    said = form.values
    safe = SafeTime("".join(said["safe_days"]), said["safe_hours"])
    if safe.over_today(now()):
        form.blame("safe_hours", say("seeker-call-back-over-today"))
        return False
    try:
        actions.wish(
            act(),
            own_row(g.actor.person_id),
            safe=safe,
            number=said["number"],
            note=said["note"] or "",
        )
    except actions.NoNumber as refusal:
        form.blame("number", say(refusal.key))
    return form.ok


def _stored(wished: CallBackFacts) -> dict[str, object]:
    return {
        "safe_days": list(wished.safe.days),
        "safe_hours": wished.safe.hours,
        "number": wished.number,
        "note": wished.note,
    }


def _page(wished: CallBackFacts | None, form: Form) -> str:
    known = me().person.details.phone
    days = form.fields["safe_days"]
    days.choices = _today_first(days.choices)
    return render_template(
        "seeker_portal/call_back.html",
        wished=wished,
        now=now(),
        given_up=queries.given_up(me().wishes.id),
        form=form,
        known=known,
        number=(wished and wished.number) or known,
    )


def _today_first(days: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return the days of the week as the form offers them, today first and named so, until its night."""
    today = SafeTime.still_today(now())
    named = [(day, say("call-back-day-today", day=name), hint) for day, name, hint in days]
    return [x for x in named if x[0] == today] + [x for x in days if x[0] != today]
