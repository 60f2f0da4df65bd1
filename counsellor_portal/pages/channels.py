"""How a person wishes to be told, written down at the counter by their own word."""

from flask import flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, writes
from lobby.forms import Form, asked
from lobby.words import say
from records.channel import actions, queries
from records.channel.schema import ChannelSchema, address_in
from records.seeker.actions import row as seeker_row
from records.seeker.queries import by_code

STEPS = {"pause": actions.pause, "resume": actions.resume}


@bp.route("/seekers/<code>/channel", methods=["GET", "POST"])
@writes
def channel(code: str) -> Answer:
    """Write down which way they chose."""
    form = asked(ChannelSchema())
    if request.method == "GET" or not form.ok:
        return _page(code, form)
    row = seeker_row(code, centre_id=centre())
    actions.choose(act(), row, way=form.values["way"], address=address_in(form.values))
    flash(say("desk-channel-kept"), "success")
    return done(url_for(".channel", code=code))


@bp.post("/seekers/<code>/channel/<any(pause, resume):step>")
@writes
def move_channel(code: str, step: str) -> Answer:
    """Let them be told nothing for a while, or again, as they say."""
    STEPS[step](act(), seeker_row(code, centre_id=centre()))
    flash(say(f"desk-channel-{step}-done"), "success")
    return done(url_for(".channel", code=code))


def _page(code: str, form: Form) -> Answer:
    known = by_code(code, centre_id=centre())
    chosen = queries.of_seeker(known.wishes.id)
    if request.method == "GET":
        form = Form.blank(ChannelSchema(), chosen.boxes if chosen else {})
    html = render_template("counsellor_portal/channel.html", known=known, chosen=chosen, form=form)
    return html, 422 if form.errors else 200
