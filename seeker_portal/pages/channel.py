"""How I am told: by which way, where, and a pause."""

from flask import flash, g, render_template, request, url_for

from lobby.door import Answer, act, done, writes
from lobby.forms import Form
from lobby.words import say
from records.channel import actions, queries
from records.channel.schema import ChannelSchema, address_in
from records.seeker.actions import own_row
from seeker_portal import bp
from seeker_portal.me import me

STEPS = {"pause": actions.pause, "resume": actions.resume}


@bp.route("/channel", methods=["GET", "POST"])
@writes
def channel() -> Answer:
    """Choose; nothing is chosen beforehand, and what is known is only offered."""
    mine = me()
    chosen = queries.of_seeker(mine.wishes.id)
    if request.method == "GET":
        who = mine.person.details
        known = {"phone": who.phone, "email": who.particulars.email}
        form = Form.blank(ChannelSchema(), {**known, **(chosen.boxes if chosen else {})})
        return render_template("seeker_portal/channel.html", chosen=chosen, form=form)
    form = Form.posted(ChannelSchema(), request.form)
    if not form.ok:
        return render_template("seeker_portal/channel.html", chosen=chosen, form=form), 422
    where = address_in(form.values)
    actions.choose(act(), own_row(g.actor.person_id), way=form.values["way"], address=where)
    flash(say("seeker-channel-kept"), "success")
    return done(url_for(".channel"))


@bp.post("/channel/<any(pause, resume):step>")
@writes
def move_channel(step: str) -> Answer:
    """Be told nothing for a while, or again."""
    STEPS[step](act(), own_row(g.actor.person_id))
    flash(say(f"seeker-channel-{step}-done"), "success")
    return done(url_for(".channel"))
