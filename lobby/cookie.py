"""The cookies: the token of this sign-in, the mark of a remembered browser, the language, a list's code.

In production each name begins with ``__Host-``: a browser takes such a cookie from this host alone, over
TLS, for all its pages (RFC 6265bis, section 4.1.3.2).
"""

from datetime import timedelta

from flask import current_app, request
from werkzeug.wrappers import Response

COOKIE = "door"
DEVICE = "device"


def kept(name: str) -> str | None:
    """Return what the browser holds under one of our names."""
    return request.cookies.get(named(name))


def named(name: str) -> str:
    """Return what a cookie of ours is called on the wire."""
    return f"__Host-{name}" if current_app.config["PRODUCTION"] else name


def token() -> str:
    """Return the token this browser holds, or nothing."""
    return kept(COOKIE) or ""


def device() -> str:
    """Return the mark this browser is remembered by, or nothing."""
    return kept(DEVICE) or ""


def set_token(answer: Response, fresh: str) -> Response:
    """Give the browser a token; it ends with the browser."""
    return put(answer, COOKIE, fresh, None)


def set_device(answer: Response, mark: str, lasts: timedelta) -> Response:
    """Give the browser a mark to be remembered by."""
    return put(answer, DEVICE, mark, lasts)


def clear(answer: Response, *, wholly: bool = False) -> Response:
    """Take the token away, and what the browser kept of our pages; wholly: every cookie too.

    The header is heeded on secure pages only, so the cookies we know of are also taken one by one.
    """
    for name in request.cookies if wholly else (named(COOKIE),):
        answer.delete_cookie(name, secure=bool(current_app.config["PRODUCTION"]))
    kinds = ["cache", "storage", *(["cookies"] if wholly else [])]
    answer.headers["Clear-Site-Data"] = ", ".join(f'"{kind}"' for kind in kinds)
    return answer


def drop(answer: Response, name: str) -> Response:
    """Take one of our cookies back."""
    answer.delete_cookie(named(name), secure=bool(current_app.config["PRODUCTION"]))
    return answer


def put(answer: Response, name: str, value: str, lasts: timedelta | None) -> Response:
    """Give the browser a cookie no script can read; without ``lasts`` it ends with the browser."""
    answer.set_cookie(
        named(name),
        value,
        max_age=lasts,
        httponly=True,
        samesite="Lax",
        secure=bool(current_app.config["PRODUCTION"]),
        path="/",
    )
    return answer
