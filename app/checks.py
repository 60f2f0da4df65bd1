"""What must be true before a program serves: chiefly, that it is nobody powerful."""

import time
from socket import SO_REUSEADDR, SOL_SOCKET, socket

from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from app.servers import Refused
from records.ledger import db
from records.ledger.act import HERE
from records.suggestion.shelves import shelves

POWERS = text("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
PATIENCE = 60.0


class TooPowerful(Exception):
    """The program was given a database user that could pass every wall."""


def demand_free(*ports: int) -> None:
    """Refuse to start where another program listens already: the web server would fall over and over."""
    for port in ports:
        with socket() as probe:
            probe.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as taken:
                raise Refused("command-port-taken", port=port) from taken


def demand_modest_role(app: Flask) -> None:
    """Refuse to run as a superuser of the database, or as one who bypasses row security.

    A database that is still starting is waited for.
    """
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with app.app_context(), db.engine.connect() as connection:
                if connection.scalar(POWERS):
                    raise TooPowerful("web and worker must not be a superuser of the database")
                return
        except OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(1)


def warm(app: Flask) -> None:
    """Read what can be matched before the first visitor has to wait for it."""
    with app.app_context():
        # Laying out a nation's people takes longer than a transaction may stand still otherwise.
        db.session.execute(text("set local idle_in_transaction_session_timeout = 0"))
        shelves().matcher(app.config["CLOCK"]().astimezone(HERE).date())
        db.session.remove()
