"""``create_app``: one web application out of all portals."""

from importlib import import_module

from flask import Flask

import lobby
import records.tables  # noqa: F401  (every table must be known before the first query)
from app import keys
from app.settings import Settings
from jobs import queue
from records.ledger import db
from records.suggestion import snapshots
from records.trail import wall
from records.vault import unlock

# By name: a worker or a clock shows no pages and need not load them.
PORTALS = ("seeker_portal", "employer_portal", "counsellor_portal")

# The clocks are nested; see records/outbox/patience.py.
_OPTIONS = (
    "-c statement_timeout={} -c lock_timeout=2000 -c idle_in_transaction_session_timeout=30000"
)
PATIENT, QUICK = 600_000, 5_000


def create_app(settings: Settings, *, pages: bool = True, statement_ms: int = QUICK) -> Flask:
    """Return the application for these settings; workers, the clock and commands need no pages."""
    app = Flask("app", static_folder=None)
    newer = keys.Watched(settings.keys)
    ring, secret = keys.read(settings.keys)
    unlock(ring, newer)
    app.config.update(
        SECRET_KEY=secret,
        SQLALCHEMY_DATABASE_URI=settings.database,
        SQLALCHEMY_ENGINE_OPTIONS={
            "connect_args": {"options": _OPTIONS.format(statement_ms)},
            "pool_pre_ping": True,
            # Values of people must not come out in a fault's text.
            "hide_parameters": True,
            "pool_size": 5,
        },
        SETTINGS=settings,
        CLOCK=settings.clock,
        PRODUCTION=settings.production,
        MAX_CONTENT_LENGTH=21 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=1024 * 1024,
    )
    db.init_app(app)
    with app.app_context():
        wall.stand_before(db.engine)
    snapshots.keep_in(settings.shelves)
    lobby.init_app(app, tuple(import_module(name) for name in PORTALS if pages))
    queue.init_app(app, settings.redis)
    return app
