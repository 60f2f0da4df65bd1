"""What must be true before a program serves: chiefly, that it is nobody powerful."""

from flask import Flask
from sqlalchemy import text

from records.ledger import db

POWERS = text("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")


class TooPowerful(Exception):
    """The program was given a database user that could pass every wall."""


def demand_modest_role(app: Flask) -> None:
    """Refuse to run as a superuser of the database, or as one who bypasses row security."""
    with app.app_context(), db.engine.connect() as connection:
        if connection.scalar(POWERS):
            raise TooPowerful("the database user of web and worker must not be a superuser")
