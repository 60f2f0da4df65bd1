"""``python -m app.backup.nightly BINARIES FOLDER``: takes a backup every night, and whenever one is overdue.

A program of its own: it alone of all programs gets the admin's URL.
"""

import logging
import os
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.engine import make_url

from app import logs
from app.backup.ledger import ledger
from app.backup.place import Place
from app.backup.shelf import KEEP_DAYS, tidy
from app.backup.taking import take
from app.servers import Refused
from app.settings import Settings, from_environment
from records.backup.queries import standing
from records.ledger.act import HERE

log = logging.getLogger(__name__)
HOUR = 2
"""Of the night, in Vietnam."""

PAUSE, AFTER_FAULT = 60.0, 900.0


def due(last: datetime | None, now: datetime) -> bool:
    """Whether no backup was taken since the last night's hour."""
    night = now.astimezone(HERE).replace(hour=HOUR, minute=0, second=0, microsecond=0)
    if night > now:
        night -= timedelta(days=1)
    return last is None or last < night


def run(place: Place, settings: Settings, folder: Path) -> None:
    """Go on for ever; what fails is logged, and tried again in a quarter of an hour."""
    while True:
        pause = PAUSE
        try:
            with ledger(settings):
                last = standing(settings.clock()).taken_at
            if due(last, settings.clock()):
                taken = take(place, settings, folder)
                tidy(folder, settings.clock(), KEEP_DAYS)
                log.info("backup-proved")
                if taken.trail.bad is not None:
                    log.error("backup-trail-bad")
        except Refused as refused:
            log.error(refused.key)
            pause = AFTER_FAULT
        except Exception:
            log.exception("backup-fault")
            pause = AFTER_FAULT
        time.sleep(pause)


if __name__ == "__main__":
    logs.begin()
    found = from_environment(os.environ)
    name = make_url(found.database).database or ""
    here = Place(os.environ["DATABASE_ADMIN_URL"], name, Path(sys.argv[1]))
    run(here, found, Path(sys.argv[2]))
