"""The vacancies' snapshot, written anew beside everything else the clock does, whenever it is due."""

import logging
from datetime import date, datetime
from threading import Thread

from flask import Flask

from records.ledger import session
from records.ledger.act import HERE
from records.suggestion import snapshots

log = logging.getLogger(__name__)


class Shelving:
    """At most one is written at a time, in a thread that holds nothing up; the next look tries again."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._thread: Thread | None = None

    def look(self) -> None:
        """Begin a snapshot if one is due and none is being written."""
        if self._thread is not None and self._thread.is_alive():
            return
        if snapshots.is_due(self._today):
            self._thread = Thread(target=self._take, name="shelving", daemon=True)
            self._thread.start()

    @property
    def _today(self) -> date:
        now: datetime = self._app.config["CLOCK"]()
        return now.astimezone(HERE).date()

    def _take(self) -> None:
        with self._app.app_context():
            try:
                snapshots.take(self._today)
            except Exception:
                log.exception("snapshot-failed")
            finally:
                session.remove()
