"""The door of every act: one transaction, one actor, one moment, recorded once.

Verbs never commit. A view marked ``@writes`` commits when it answers with a redirect (the act was
done), and keeps nothing when it shows its form again.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from hashlib import file_digest, sha256
from typing import IO, Any, ParamSpec

from flask import current_app, g, redirect, request
from werkzeug.wrappers import Response

from records import trail
from records.ledger import Act, session
from records.once import claim, keep

P = ParamSpec("P")
Answer = Any
DONE = 303
UNDONE = 422


def now() -> datetime:
    """Return the moment of this request: the same at every call."""
    if "now" not in g:
        g.now = current_app.config["CLOCK"]()
    moment: datetime = g.now
    return moment


def act() -> Act:
    """Return who acts in this request, and when."""
    return Act(g.actor, now())


def today() -> date:
    """Return the day of this request in Vietnam."""
    return act().today


def writes(view: Callable[P, Answer]) -> Callable[P, Answer]:
    """Open and close the transaction of a view that records; a repeated form is led where the first was."""

    @wraps(view)
    def opened(*args: P.args, **kwargs: P.kwargs) -> Answer:
        if request.method != "POST":
            return view(*args, **kwargs)
        key = request.form.get("idem_key", "").replace("\x00", "")[:40]
        claimed = claim(key, _body(), now()) if key else None
        if claimed and claimed.led_to:
            session.rollback()
            return redirect(claimed.led_to, DONE)
        answer = view(*args, **kwargs)
        if isinstance(answer, Response) and answer.status_code == DONE:
            if claimed:
                keep(claimed, answer.location or "/")
            _write_trail()
            session.commit()
        else:
            session.rollback()
        return answer

    opened.writes = True  # type: ignore[attr-defined]
    return opened


def done(url: str) -> Response:
    """Answer that the act is done, by leading to its page."""
    return redirect(url, DONE)


def _write_trail() -> None:
    """Write what was looked at, and the act itself if no verb has."""
    if not g.watch.acted:
        trail.note(act(), verb=g.watch.verb, subject="page", subject_id=0)
    trail.write_looks(g.watch)


def _digest(stream: IO[bytes]) -> str:
    """Digest what is in a file, and leave it to be read from its beginning."""
    found = file_digest(stream, sha256).hexdigest()  # type: ignore[arg-type]
    stream.seek(0)
    return found


def _body() -> bytes:
    """Digest who said what: on a shared telephone the same form from somebody else is another one."""
    said = sorted((k, v) for k, v in request.form.items(multi=True) if k != "csrf_token")
    said += [(name, _digest(file.stream)) for name, file in request.files.items(multi=True)]
    return sha256(repr((g.actor.account_id, request.path, said)).encode()).digest()
