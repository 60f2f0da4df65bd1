"""An application with a few odd pages: what a verb, the framework or the database may do to a page."""

from collections.abc import Iterator

import pytest
from flask import Flask, abort, request
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolEmpty

from lobby import access
from lobby.access import BOTH, GET, OPEN
from lobby.door import act, done, writes
from records import history
from records.history.model import HistoryLine
from records.ledger import NotFound, Refusal, db, session
from tests.conftest import Clock, application


def odd(kind: str) -> str:
    """Go wrong in one of many ways."""
    if kind.isdigit():
        abort(int(kind))
    if kind == "fault":
        raise ValueError("Hồ Văn Pả, 0912345678")
    if kind == "refused":
        raise Refusal()
    if kind == "gone":
        raise NotFound()
    if kind == "busy":
        raise OperationalError("select", {}, Exception("lock timeout"))
    if kind == "full":
        raise PoolEmpty()
    if kind == "twice":
        session.execute(text("insert into change_count values ('x', 1), ('x', 2)"))
    if kind == "broken":
        session.execute(text("insert into change_count values ('x', null)"))
    if kind == "long":
        session.execute(text("insert into change_count values (repeat('x', 99), 1)"))
    session.execute(text("select :kind"), {"kind": kind})
    return kind


@writes
def note() -> object:
    """Write one line; a form without words is shown again, with what was written undone."""
    said = request.form.get("said", "")
    history.note(act(), subject="odd", subject_id=1, verb=said, came="", goes="", reason=None)
    session.flush()
    if not said:
        return "shown again", 422
    return done(f"/odd-note/{session.query(HistoryLine).filter_by(subject='odd').count()}")


def with_odd_pages(app: Flask, patch: pytest.MonkeyPatch) -> Flask:
    """Add the odd pages, open to everybody."""
    app.add_url_rule("/odd/<kind>", "odd", odd, methods=["GET"])
    app.add_url_rule("/odd-note", "note", note, methods=["GET", "POST"])
    patch.setitem(access.TABLE, "odd", {GET: OPEN})
    patch.setitem(access.TABLE, "note", {BOTH: OPEN})
    return app


@pytest.fixture
def odd_app(own_database, key_file, monkeypatch) -> Iterator[Flask]:
    app = with_odd_pages(application(own_database, key_file), monkeypatch)
    app.config["CLOCK"] = Clock()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def spoken(app) -> Iterator[None]:
    """Inside a request, where sentences have a language."""
    with app.test_request_context("/"):
        yield
