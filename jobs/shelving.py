"""The vacancies' snapshot, written anew beside everything else the clock does, whenever it is due."""

import logging
from datetime import date, datetime, timedelta
from threading import Thread

from flask import Flask

from records.ledger import session
from records.ledger.act import HERE
from records.suggestion import snapshots

log = logging.getLogger(__name__)
PATIENCE = timedelta(minutes=1)
"""After so long it is tried again: on a full disk each round would fail, and say so."""


class Shelving:
    """At most one is written at a time, in a thread that holds nothing up; the next look tries again."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._thread: Thread | None = None
        self._failed: datetime | None = None

    def look(self) -> None:
        """Begin a snapshot if one is due and none is being written."""
        if self._thread is not None and self._thread.is_alive():
            return
        if self._failed is not None and self._now - self._failed < PATIENCE:
            return
        if snapshots.is_due(self._today):
            self._thread = Thread(target=self._take, name="shelving", daemon=True)
            self._thread.start()

    @property
    def _now(self) -> datetime:
        now: datetime = self._app.config["CLOCK"]()
        return now

    @property
    def _today(self) -> date:
        return self._now.astimezone(HERE).date()

    def _take(self) -> None:
        with self._app.app_context():
            try:
                snapshots.take(self._today)
            except Exception:
                self._failed = self._now
                log.exception("snapshot-failed")
            finally:
                session.remove()
