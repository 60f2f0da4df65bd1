"""The second step of signing in: an authenticator for the staff, the code of a letter for employers.

Only a half sign-in comes here, and it comes nowhere else.
"""

import logging

from flask import flash, g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from lobby.cookie import set_device, token
from lobby.door import done, now
from lobby.entrance import STEPS, bp, come_in, leads_to
from lobby.forms import Form
from lobby.words import say
from records.account import proving, second_factor
from records.account.actions import Answer
from records.account.devices import REMEMBERED
from records.account.one_time import TooManyLetters
from records.account.owed import Owed
from records.account.schema import CodeSchema
from records.centre.queries import first
from records.ledger import session

log = logging.getLogger(__name__)

Page = Response | tuple[str, int] | str


@bp.route("/desk/sign-in/set-up", methods=["GET", "POST"])
def set_up() -> Page:
    """Set up an authenticator at the first sign-in."""
    return _step(Owed.ENROL)


@bp.route("/desk/sign-in/code", methods=["GET", "POST"])
def staff_code() -> Page:
    """The code of the authenticator, or a recovery code."""
    return _step(Owed.TOTP)


@bp.route("/employer/sign-in/code", methods=["GET", "POST"])
def letter_code() -> Page:
    """The code that was sent by letter."""
    return _step(Owed.MAIL)


@bp.post("/employer/sign-in/again")
def letter_again() -> Response:
    """Send another letter."""
    try:
        proving.send_again(g.halfway, now())
        flash(say("sign-in-mail-sent-again"), "notice")
    except TooManyLetters as refused:
        flash(say(refused.key), "warning")
    session.commit()
    return done(url_for(".letter_code", then=request.args.get("then")))


def _step(owed: Owed) -> Page:
    if g.halfway.owed != owed:
        return redirect(url_for(STEPS[g.halfway.owed], then=request.args.get("then")), 303)
    if request.method == "GET":
        return _page(owed, Form.blank(CodeSchema(owed)))
    form = Form.posted(CodeSchema(owed), request.form)
    if not form.ok:
        return _page(owed, form), 422
    answer = _prove(form)
    session.commit()
    if answer.token is None:
        form.blame("code", say(str(answer.key), minutes=answer.minutes))
        status = 429 if answer.minutes else 422
        log.warning("code refused", extra={"endpoint": request.endpoint, "status": status})
        return _page(owed, form), status
    return _in(answer, answer.token)


def _prove(form: Form) -> Answer:
    return proving.prove(
        g.halfway,
        token(),
        form.values["code"],
        address=request.remote_addr or "",
        now=now(),
        remember=form.values.get("remember", False),
    )


def _in(answer: Answer, fresh: str) -> Response:
    """Let somebody in. Recovery codes are shown on this answer only: they are kept nowhere."""
    leads = leads_to(fresh)
    if answer.codes:
        page = make_response(
            render_template("lobby/sign_in_recovery.html", codes=answer.codes, leads=leads)
        )
    else:
        page = make_response(done(leads))
    if answer.device:
        set_device(page, answer.device, REMEMBERED)
    return come_in(page, fresh)


def _page(owed: Owed, form: Form) -> str:
    if owed != Owed.ENROL:
        return render_template("lobby/sign_in_code.html", owed=owed, form=form)
    secret, centre = second_factor.offered(token()), first()
    issuer = centre.name if centre else say("frame-centre-default")
    address = second_factor.address(secret, login=g.halfway.login, issuer=issuer)
    return render_template("lobby/sign_in_set_up.html", form=form, secret=secret, address=address)
