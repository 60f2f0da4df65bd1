"""Held vacancies: the text as it was typed, the words found, and three ways on."""

from collections.abc import Mapping

from flask import flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, today, writes
from lobby.forms import Form
from lobby.words import say
from records.field import RoomSchema
from records.vacancy import actions, holding
from records.vacancy import held as on_hold
from records.vacancy.schema import ReleaseSchema, SendBackSchema

ASKS: dict[str, type[RoomSchema]] = {"release": ReleaseSchema, "send-back": SendBackSchema}


@bp.get("/held")
def held() -> Answer:
    """List what is held, the longest waiting first."""
    found = on_hold.held(centre(), today=today())
    return render_template("counsellor_portal/held.html", found=found)


@bp.get("/held/<code>")
def held_vacancy(code: str) -> Answer:
    """Show one held text with the words found and the rules that could allow them."""
    return _page(code, {})


@bp.post("/held/<code>/<any('release', 'send-back', 'close'):verb>")
@writes
def move_held(code: str, verb: str) -> Answer:
    """Release a text under a rule, send it back with a better wording, or take it away."""
    form = Form.posted(ASKS[verb](), request.form) if verb in ASKS else None
    if form and not form.ok:
        return _page(code, {verb: form}), 422
    row = on_hold.row(code, centre_id=centre())
    if form and verb == "release":
        holding.release(act(), row, **form.values)
    elif form:
        holding.send_back(act(), row, reason=form.values["wording"])
    else:
        actions.close(act(), row)
    flash(say(f"desk-held-{verb}-done"), "success")
    return done(url_for(".held"))


def _page(code: str, sent: Mapping[str, Form]) -> str:
    it = on_hold.one(code, centre_id=centre(), today=today())
    forms = {verb: Form.blank(schema()) for verb, schema in ASKS.items()} | dict(sent)
    rule, known = forms["release"].fields["rule"], {x.id: x for x in it.rules}
    rule.choices = [(x, words, known[x].source) for x, words, _ in rule.choices if x in known]
    return render_template(
        "counsellor_portal/held_vacancy.html",
        it=it,
        forms=forms,
        form=next(iter(sent.values()), None),
    )
