"""Two processes: each with shelves of its own, over one database with real commits."""

import pytest

from records.ledger import session
from records.suggestion import shelves
from records.suggestion.search import search_of


class Process:
    """A process that has its own index; ``here`` makes it the one that is asked."""

    def __init__(self, own_house, monkeypatch):
        self.house, self.patch, self.shelves = own_house, monkeypatch, shelves.Shelves()

    def here(self):
        """Be the process that is asked from now on."""
        self.patch.setattr(shelves, "_shelves", [self.shelves])

    def ask(self, question, *args, **more):
        """Ask a question of the suggestion room as this process would, in a request of its own."""
        self.here()
        with self.house.app.app_context():
            return question(*args, today=self.house.clock().date(), **more)

    def search(self, question, seeker_id, **more):
        """Ask what somebody's own page asks."""
        return self.ask(lambda *, today: question(search_of(seeker_id, today=today), **more))


@pytest.fixture
def processes(own_house, monkeypatch):
    return Process(own_house, monkeypatch), Process(own_house, monkeypatch)


@pytest.fixture
def people(own_house):
    """An employer and a seeker, committed."""
    with own_house.app.app_context():
        known = own_house.world.an_employer(), own_house.world.a_seeker()
        session.commit()
        session.refresh(known[1].seeker)
        session.expunge(known[1].seeker)
        return known
