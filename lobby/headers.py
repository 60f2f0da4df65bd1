"""What every answer says to the browser: nothing from elsewhere, nothing inline, nothing kept."""

from flask import Flask, Response, current_app, g, request

from lobby.words import COOKIE, LANGUAGES

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
        answer.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    chosen, known = request.args.get("lang"), g.get("known")
    if chosen in LANGUAGES:
        answer.set_cookie(
            COOKIE,
            chosen,
            # On a borrowed phone it ends with the browser, or with the sign-in.
            max_age=None if known and known.borrowed else 31_536_000,
            httponly=True,
            samesite="Lax",
            secure=bool(current_app.config["PRODUCTION"]),
        )
    return answer
