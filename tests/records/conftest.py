"""A house of its own with real commits, for what only shows when several act at once."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask

from records import trail
from records.ledger import db, session
from records.suggestion.shelves import forget
from tests.conftest import NOW, Clock, application
from tests.factories import World


class OwnHouse:
    """An application on a database of this test's own, with its world committed."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.clock = Clock()
        app.config["CLOCK"] = self.clock
        with app.app_context():
            self.world = World(self.clock)
            session.commit()

    def at_once(self, *acts: Callable[[], Any]) -> list[Any]:
        """Do all acts at the same moment, each in its own thread and transaction."""
        gate = threading.Barrier(len(acts))
        answers: list[Any] = [None] * len(acts)

        def do(place: int, act: Callable[[], Any]) -> None:
            with self.app.app_context(), trail.unwatched("a test"):
                gate.wait()
                try:
                    answers[place] = act()
                    session.commit()
                except Exception as refusal:
                    session.rollback()
                    answers[place] = refusal

        threads = [threading.Thread(target=do, args=each) for each in enumerate(acts)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers


@pytest.fixture
def own_house(own_database, key_file) -> Iterator[OwnHouse]:
    app = application(own_database, key_file)
    forget()
    yield OwnHouse(app)
    forget()
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def today():
    return NOW.date()
