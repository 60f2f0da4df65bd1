"""Deliveries that wait for a person: each is tried again, or closed by a named person with a reason."""

from flask import current_app, flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, writes
from lobby.forms import Form, asked
from lobby.words import say
from records.introduction.schema import ReasonSchema
from records.outbox import actions, queries
from records.overview.stuck import about, delivery_of, of_centre


@bp.get("/stuck")
def stuck() -> Answer:
    """List every delivery that needs a person, the oldest first."""
    return render_template(
        "counsellor_portal/stuck.html",
        found=of_centre(centre()),
        rehearse=current_app.config["SETTINGS"].rehearse,
    )


@bp.post("/stuck/<code>/again")
@writes
def try_again(code: str) -> Answer:
    """Give a delivery another day."""
    actions.try_again(act(), delivery_of(code, centre_id=centre()))
    flash(say("desk-trying-again"), "success")
    return done(url_for(".stuck"))


@bp.route("/stuck/<code>/close", methods=["GET", "POST"])
@writes
def close_stuck(code: str) -> Answer:
    """End a delivery by a person's decision."""
    form = asked(ReasonSchema())
    if request.method == "GET" or not form.ok:
        return _page(code, form)
    actions.close(act(), delivery_of(code, centre_id=centre()), form.values["reason"])
    flash(say("desk-stuck-closed"), "success")
    return done(url_for(".stuck"))


def _page(code: str, form: Form) -> Answer:
    delivery = delivery_of(code, centre_id=centre())
    html = render_template(
        "counsellor_portal/close_stuck.html",
        delivery=delivery,
        attempts=queries.attempts(delivery.id),
        words=queries.words_of(delivery.letter) if delivery.letter else "",
        seeker=about(delivery),
        form=form,
    )
    return html, 422 if form.errors else 200
