"""Everybody's own sign-ins: where the account is open, ending one or all others, and a new secret."""

from flask import Blueprint, flash, g, make_response, render_template, request, url_for

from lobby.browsers import in_words
from lobby.door import Answer, act, done, now, writes
from lobby.entrance import come_in
from lobby.forms import Form
from lobby.words import say
from records.account import devices, proving, second_factor, sign_ins
from records.account.queries import open_doors
from records.account.schema import new_secret
from records.ledger import STAFF, session

bp = Blueprint("sign_ins", __name__, url_prefix="/sign-ins")


@bp.get("")
def mine() -> Answer:
    """List one's open sign-ins, this one marked."""
    return render_template(
        "lobby/sign_ins.html",
        doors=open_doors(g.known, now()),
        in_words=in_words,
        codes_left=second_factor.left(g.known.account_id) if g.known.role in STAFF else None,
    )


@bp.post("/<code>/end")
@writes
def end(code: str) -> Answer:
    """End one of them."""
    sign_ins.end_one(act(), code)
    flash(say("sign-ins-ended"), "success")
    return done(url_for(".mine"))


@bp.post("/end-others")
@writes
def end_others() -> Answer:
    """End all but this one; a remembered browser needs a letter again."""
    sign_ins.end_others(act(), g.known.sign_in_id)
    devices.forget(g.known.account_id)
    flash(say("sign-ins-others-ended"), "success")
    return done(url_for(".mine"))


@bp.route("/secret", methods=["GET", "POST"])
def secret() -> Answer:
    """Change one's password or PIN; commits by itself, for a wrong old one has to be counted."""
    schema = new_secret(g.known.role, g.known.login, knows_old=not g.known.by_desk_code)
    if request.method == "GET":
        return _page(Form.blank(schema))
    form = Form.posted(schema, request.form)
    if not form.ok:
        return _page(form), 422
    old, new = form.values.get("old", ""), form.values["new"]
    answer = proving.change_own_secret(
        g.known, old, new, address=request.remote_addr or "", now=now()
    )
    session.commit()
    if answer.token is None:
        form.blame("old", say(str(answer.key), minutes=answer.minutes))
        return _page(form), 429 if answer.minutes else 422
    page = come_in(make_response(done(url_for(".mine"))), answer.token)
    flash(say("sign-ins-secret-changed"), "success")
    return page


def _page(form: Form) -> str:
    return render_template("lobby/new_secret.html", form=form)
