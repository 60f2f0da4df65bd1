"""The one cookie that holds a sign-in's token."""

from flask import current_app, request
from werkzeug.wrappers import Response

COOKIE = "door"


def token() -> str:
    """Return the token this browser holds, or nothing."""
    return request.cookies.get(COOKIE, "")


def set_token(answer: Response, fresh: str) -> Response:
    """Give the browser a token; it ends with the browser."""
    answer.set_cookie(
        COOKIE,
        fresh,
        httponly=True,
        samesite="Lax",
        secure=bool(current_app.config["PRODUCTION"]),
        path="/",
    )
    return answer


def clear(answer: Response) -> Response:
    """Take the token away, and what the browser kept of our pages."""
    answer.delete_cookie(COOKIE)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer
