"""Signing in and out: one form with two boxes, behind three doors. The second step is ``second_step``."""

import logging
import re

from flask import Blueprint, make_response, render_template, request, url_for
from flask import session as browser
from werkzeug.wrappers import Response

from lobby.browsers import coarse
from lobby.cookie import clear, device, set_token, token
from lobby.door import done, now
from lobby.forms import Form
from lobby.words import say
from records.account import actions as accounts
from records.account import sign_ins
from records.account.owed import Owed
from records.account.queries import behind
from records.account.schema import SignInSchema
from records.ledger import Role, session

bp = Blueprint("entrance", __name__)
log = logging.getLogger(__name__)

# Browsers read "//", "/\\" and a tab between slashes as another site: only plain steps lead on.
OURS = re.compile(r"/|(/[\w.~-]+)+/?", re.ASCII)

HOMES = {
    Role.STRANGER: "seeker_portal.home",
    Role.SEEKER: "seeker_portal.home",
    Role.EMPLOYER: "employer_portal.home",
    Role.COUNSELLOR: "counsellor_portal.home",
    Role.MANAGER: "counsellor_portal.home",
    Role.AUDITOR: "counsellor_portal.home",
}
STEPS = {
    Owed.ENROL: "entrance.set_up",
    Owed.TOTP: "entrance.staff_code",
    Owed.MAIL: "entrance.letter_code",
}


@bp.route("/sign-in", methods=["GET", "POST"])
def seeker() -> Response | tuple[str, int] | str:
    """The seekers' door: access code, and PIN or a code of the desk."""
    return _sign_in("seeker")


@bp.route("/employer/sign-in", methods=["GET", "POST"])
def employer() -> Response | tuple[str, int] | str:
    """The employers' door: e-mail address and password."""
    return _sign_in("employer")


@bp.route("/desk/sign-in", methods=["GET", "POST"])
def staff() -> Response | tuple[str, int] | str:
    """The staff's door."""
    return _sign_in("staff")


@bp.post("/sign-out")
def sign_out() -> Response:
    """End the sign-in of this browser; on a borrowed phone nothing of it stays."""
    borrowed = sign_ins.sign_out(token(), now())
    session.commit()
    browser.clear()
    return clear(make_response(done(url_for("seeker_portal.home"))), wholly=borrowed)


def come_in(answer: Response, fresh: str) -> Response:
    """Give the browser its new token; what an earlier one left in it is forgotten."""
    browser.clear()
    return set_token(answer, fresh)


def leads_to(fresh: str) -> str:
    """Lead on to the page that was asked for, if it is one of ours; else to the role's home."""
    known = behind(fresh, now())
    then = request.args.get("then", "")
    then = then if OURS.fullmatch(then) else ""
    if known and known.owed:
        return url_for(STEPS[known.owed], then=then or None)
    if known and known.by_desk_code:
        return url_for("sign_ins.secret")
    return then or url_for(HOMES[known.role if known else Role.STRANGER])


def _sign_in(door: str) -> Response | tuple[str, int] | str:
    if request.method == "GET":
        # The QR code of a slip brings its code along.
        return _page(door, Form.blank(SignInSchema(door), {"login": request.args.get("code", "")}))
    form = Form.posted(SignInSchema(door), request.form)
    if not form.ok:
        return _page(door, form), 422
    answer = accounts.sign_in(
        **form.values,
        address=request.remote_addr or "",
        now=now(),
        browser=coarse(request.user_agent.string),
        device=device(),
    )
    if answer.token is None:
        session.commit()
        form.blame("login", say(str(answer.key), minutes=answer.minutes))
        status = 429 if answer.minutes else 422
        log.warning("sign-in refused", extra={"endpoint": request.endpoint, "status": status})
        return _page(door, form), status
    sign_ins.sign_out(token(), now())
    session.commit()
    return come_in(make_response(done(leads_to(answer.token))), answer.token)


def _page(door: str, form: Form) -> str:
    return render_template("lobby/sign_in.html", door=door, form=form)
