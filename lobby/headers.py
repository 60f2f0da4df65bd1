"""What every answer says to the browser: nothing from elsewhere, nothing inline, nothing kept."""

from datetime import timedelta

from flask import Flask, Response, current_app, g, request

from lobby import cookie
from lobby.words import COOKIE, LANGUAGES
from records.account.queries import BORROWED_IDLE

A_YEAR = timedelta(days=365)

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
)


def init_app(app: Flask) -> None:
    """Add the headers to every answer."""
    app.after_request(_safe)


def _safe(answer: Response) -> Response:
    answer.headers.setdefault("Content-Security-Policy", POLICY)
    answer.headers.setdefault("X-Content-Type-Options", "nosniff")
    answer.headers.setdefault("Referrer-Policy", "same-origin")
    answer.headers.setdefault("Cache-Control", "no-store")
    if current_app.config["PRODUCTION"]:
        answer.headers.setdefault(
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains"
        )
    chosen, known = request.args.get("lang"), g.get("known")
    if known and known.borrowed and answer.mimetype == "text/html":
        # A borrowed phone laid aside shows nothing of its borrower once they are signed out.
        answer.headers.setdefault("Refresh", f"{BORROWED_IDLE.seconds + 5}; url=/sign-in")
    if chosen in LANGUAGES:
        # On a borrowed phone it ends with the browser, or with the sign-in.
        cookie.put(answer, COOKIE, chosen, None if known and known.borrowed else A_YEAR)
    return answer
