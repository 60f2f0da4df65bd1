"""Leaving at once: one button ends the sign-in and shows something neutral, whatever else happens."""

import calendar
from contextlib import suppress

from flask import Blueprint, current_app, make_response, render_template, url_for
from flask import session as browser
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from lobby.cookie import clear, token
from lobby.door import done, now, today
from lobby.refusals import csrf
from records.account import sign_ins
from records.ledger import session

bp = Blueprint("leaving", __name__)


@bp.post("/leave")
@csrf.exempt  # type: ignore[untyped-decorator]
def leave() -> Response:
    """End the sign-in and show the neutral page, even if the sign-in is over or the database away.

    Without a form's token: a refusal would leave the centre's page on the screen. A forged one signs
    somebody out, no more, and a foreign site's form brings no cookie along.
    """
    with suppress(SQLAlchemyError):
        sign_ins.sign_out(token(), now())
        session.commit()
    browser.clear()
    return clear(make_response(done(url_for(".month"))), wholly=True)


@bp.get("/calendar")
def month() -> Response:
    """A calendar of this month; leads on to the page of the setting, if there is one.

    By a header, since a form may lead to no other site (``form-action``).
    """
    day = today()
    weeks = calendar.Calendar().monthdayscalendar(day.year, day.month)
    page = make_response(render_template("lobby/calendar.html", day=day, weeks=weeks))
    leads = current_app.config["SETTINGS"].leave_to
    if leads:
        page.headers["Refresh"] = f"0; url={leads}"
    return page
