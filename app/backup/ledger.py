"""The verbs and questions of our own rooms on a database that is not the one in use."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy.engine import make_url

from app.backup.place import Place
from app.factory import PATIENT, create_app
from app.settings import Settings
from records.ledger import db, session
from records.trail import heads, verifying


@contextmanager
def ledger(settings: Settings) -> Iterator[None]:
    """The rooms on the database of these settings; hung up afterwards, so that it can be renamed."""
    with create_app(settings, pages=False, statement_ms=PATIENT).app_context():
        try:
            yield
        finally:
            session.remove()
            db.engine.dispose()


def settings_on(place: Place, settings: Settings) -> Settings:
    """The same settings on a scratch or new database, as the admin: the programs may not enter it yet."""
    url = make_url(place.admin).set(database=place.name)
    return replace(settings, database=url.render_as_string(hide_password=False))


def trail_of(settings: Settings, last_head: int) -> verifying.Report:
    """Go along the trail of this database, to the head that was published when it was backed up."""
    published = heads.every(settings.heads)
    return verifying.go_along({n: digest for n, digest in published.items() if n <= last_head})
