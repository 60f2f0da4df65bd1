"""Refusals made into pages: a plain sentence and a way back, never a bare fault."""

import logging

from flask import Flask, render_template, request
from flask_wtf.csrf import CSRFError, CSRFProtect
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolEmpty
from werkzeug.exceptions import HTTPException

from lobby.whence import page_before
from lobby.words import say
from records.ledger import Refusal, session

log = logging.getLogger(__name__)
csrf = CSRFProtect()
UNIQUE_VIOLATION = "23505"


def init_app(app: Flask) -> None:
    """Catch what verbs and the framework refuse."""
    app.config.setdefault("WTF_CSRF_TIME_LIMIT", None)
    secure = bool(app.config["PRODUCTION"])
    app.config.update(SESSION_COOKIE_SAMESITE="Lax", SESSION_COOKIE_SECURE=secure)
    if secure:
        app.config["SESSION_COOKIE_NAME"] = "__Host-session"
    csrf.init_app(app)
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _busy)
    app.register_error_handler(PoolEmpty, _busy)
    app.register_error_handler(IntegrityError, _raced)
    app.register_error_handler(DataError, _unreadable)
    app.register_error_handler(Exception, _fault)


def signed_out(door: str) -> tuple[str, int]:
    """Tell somebody whose sign-in ended while they wrote that nothing was kept, and show the door."""
    return render_template("lobby/refusal.html", status="signed-out", way_back=door), 403


def _refused(refusal: Refusal) -> tuple[str, int]:
    session.rollback()
    return _page(refusal.status, text=say(refusal.key, **refusal.values))


def _forged(error: CSRFError) -> tuple[str, int]:
    session.rollback()
    return _page("csrf")


def _http(error: HTTPException) -> tuple[str, int]:
    session.rollback()
    return _page(error.code or 500)


def _busy(error: Exception) -> tuple[str, int]:
    """A lock or a statement took too long, or the database is starting: nothing was recorded."""
    session.rollback()
    log.warning("busy", extra={"endpoint": request.endpoint})
    return _page(503)


def _raced(error: IntegrityError) -> tuple[str, int]:
    """Of two who wrote the same at once the second is told; any other broken rule is our fault."""
    if getattr(error.orig, "sqlstate", None) != UNIQUE_VIOLATION:
        return _fault(error)
    session.rollback()
    return _page(409, text=say("refused-moved-on"))


def _unreadable(error: DataError) -> tuple[str, int]:
    """An address or a box held what cannot even be asked (a zero byte): there is no such thing."""
    if getattr(error.orig, "sqlstate", None) is not None:
        return _fault(error)
    session.rollback()
    log.warning("unreadable", extra={"endpoint": request.endpoint})
    return _page(404)


def _fault(error: Exception) -> tuple[str, int]:
    session.rollback()
    log.exception("fault", extra={"endpoint": request.endpoint})
    return _page(500)


def _page(status: int | str, text: str | None = None) -> tuple[str, int]:
    known = status if status in (403, 404, 409, 413, 422, 429, 500, 503, "csrf") else 404
    html = render_template("lobby/refusal.html", status=known, text=text, way_back=page_before())
    return html, status if isinstance(status, int) else 400
