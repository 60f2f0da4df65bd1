"""Ten thousand tries with links that are not good, and with looking alone: nothing is ever said by them.

``PROMISES=full`` tries 10,000; every change a fraction of it, one in a hundred.
"""

import os
from datetime import timedelta
from ipaddress import ip_address
from random import Random

import pytest
from sqlalchemy import func, select

from lobby.links import PATHS
from records.history.model import HistoryLine
from records.introduction import actions
from records.introduction.actions import LINK
from records.ledger import session
from records.ledger.codes import ALPHABET, LENGTH
from records.link.queries import of as links_of
from tests.visitor import fresh

TRIES = 10_000 if os.environ.get("PROMISES") == "full" else 100
FIRST = int(ip_address("10.0.0.1"))
SENT = (
    {"says": "told"},
    {"says": "no", "reason": "Chỗ làm quá xa nơi ở."},
    {"says": "times", "times": "08:00 24/11/2026", "where": "Xưởng"},
    {"says": "question", "question": "Có làm ca đêm không?"},
)

pytestmark = pytest.mark.promise


@pytest.fixture
def tokens(world, clock):
    """A good link, and by what they are: links that are good for nothing any more."""
    employer = world.an_employer()
    vacancy = world.a_vacancy(employer, places=9, open_until=None)
    ended = world.an_introduction(world.a_seeker(), vacancy, parts=("contact",))
    clock.now += timedelta(days=31)
    made = [world.an_introduction(world.a_seeker(), vacancy, parts=("contact",)) for _ in range(4)]
    good, other, withdrawn, lapsed = made
    actions.withdraw(world.act(), withdrawn)
    actions.lapse(world.act(), lapsed)
    session.commit()
    of = {"good": good, "other": other, "withdrawn": withdrawn, "lapsed": lapsed, "ended": ended}
    return {name: links_of(LINK, it.id, "employer")[0].token for name, it in of.items()}


class Tries:
    """Each try comes from an address of its own: nobody is slowed down, every one is really tried."""

    def __init__(self, app, tokens):
        self.client, self.dice, self.tokens = app.test_client(), Random(2026), tokens
        page = self.client.get(self._path(tokens["good"])).get_data(as_text=True)
        self.csrf = page.split('name="csrf_token" value="')[1].split('"')[0]

    def _path(self, token):
        return f"{PATHS[LINK, 'employer']}/{token}"

    def one(self):
        kind = self.dice.choice(
            (
                "tampered",
                "swapped",
                "side",
                "ended",
                "withdrawn",
                "lapsed",
                "get",
                "head",
                "unsigned",
            )
        )
        return kind, getattr(self, f"_{kind}", lambda: self._send(self.tokens[kind]))()

    def _send(self, token, **more):
        sent = {**self.dice.choice(SENT), "csrf_token": self.csrf}
        return self.client.post(self._path(token), data=sent, **more).status_code

    def _tampered(self):
        at, good = self.dice.randrange(42), self.tokens["good"]
        letter = self.dice.choice([x for x in ALPHABET if x != good[at]])
        return self._send(good[:at] + letter + good[at + 1 :])

    def _swapped(self):
        return self._send(self.tokens["good"][:LENGTH] + self.tokens["other"][LENGTH:])

    def _side(self):
        path = self.dice.choice([x for x in PATHS.values() if x != PATHS[LINK, "employer"]])
        sent = {"says": "still", "csrf_token": self.csrf}
        return self.client.post(f"{path}/{self.tokens['good']}", data=sent).status_code

    def _get(self):
        return self.client.get(self._path(self.tokens["good"])).status_code

    def _head(self):
        return self.client.head(self._path(self.tokens["good"])).status_code

    def _unsigned(self):
        path = self._path(self.tokens["good"])
        return self.client.post(path, data=self.dice.choice(SENT)).status_code


def test_none_of_them_is_an_act(app, tokens):
    tries, before, met = Tries(app, tokens), acts(), {}
    for number in range(TRIES):
        fresh()
        tries.client.environ_base["REMOTE_ADDR"] = str(ip_address(FIRST + number))
        kind, status = tries.one()
        met.setdefault(kind, set()).add(status)

    print(f"\ntries: {TRIES}, acts: {acts() - before}, answers: {met}")
    assert acts() == before
    assert met.pop("get") == met.pop("head") == {200}
    assert met.pop("unsigned") == {400}
    assert set().union(*met.values()) == {404}


def acts():
    return session.scalar(select(func.count(HistoryLine.id)))
