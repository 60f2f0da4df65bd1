"""The watch over each request: what a page opens of people is written into the trail, or the page fails.

A page that records writes its looks in its own transaction. One that only reads commits its looks and
nothing else: whatever it may have written is undone first.
"""

from flask import Flask, current_app, g, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from lobby.door import act
from records import trail
from records.ledger import session

ENDPOINT_CHARS = 60
FAULT = 500


def init_app(app: Flask) -> None:
    """Keep watch from the guard to the answer; the answer gets its headers after this."""
    app.before_request(_begin)
    app.after_request(_noted)
    app.teardown_request(_end)


def _begin() -> None:
    g.watch = trail.begin(act(), (request.endpoint or "")[:ENDPOINT_CHARS])


def _noted(answer: Response) -> Response:
    kept: trail.Watch | None = g.get("watch")
    # A page that could not be made shows nobody.
    if kept is None or not kept.looks or answer.status_code >= FAULT:
        return answer
    try:
        session.rollback()
        trail.write_looks(kept)
        session.commit()
    except SQLAlchemyError as fault:
        return current_app.make_response(current_app.handle_user_exception(fault))
    return answer


def _end(_fault: BaseException | None) -> None:
    kept: trail.Watch | None = g.pop("watch", None)
    if kept is not None:
        trail.end(kept)
