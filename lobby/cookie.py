"""The cookies of signing in: the token of this sign-in, and the mark of a remembered browser."""

from datetime import timedelta

from flask import current_app, request
from werkzeug.wrappers import Response

COOKIE = "door"
DEVICE = "device"


def token() -> str:
    """Return the token this browser holds, or nothing."""
    return request.cookies.get(COOKIE, "")


def device() -> str:
    """Return the mark this browser is remembered by, or nothing."""
    return request.cookies.get(DEVICE, "")


def set_token(answer: Response, fresh: str) -> Response:
    """Give the browser a token; it ends with the browser."""
    return _set(answer, COOKIE, fresh, None)


def set_device(answer: Response, mark: str, lasts: timedelta) -> Response:
    """Give the browser a mark to be remembered by."""
    return _set(answer, DEVICE, mark, lasts)


def clear(answer: Response, *, wholly: bool = False) -> Response:
    """Take the token away, and what the browser kept of our pages; wholly: every cookie too.

    The header is heeded on secure pages only, so the cookies we know of are also taken one by one.
    """
    for name in request.cookies if wholly else (COOKIE,):
        answer.delete_cookie(name)
    kinds = ["cache", "storage", *(["cookies"] if wholly else [])]
    answer.headers["Clear-Site-Data"] = ", ".join(f'"{kind}"' for kind in kinds)
    return answer


def _set(answer: Response, name: str, value: str, lasts: timedelta | None) -> Response:
    answer.set_cookie(
        name,
        value,
        max_age=lasts,
        httponly=True,
        samesite="Lax",
        secure=bool(current_app.config["PRODUCTION"]),
        path="/",
    )
    return answer
