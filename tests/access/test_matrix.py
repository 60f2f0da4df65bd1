"""Every route × every method × every principal × whatever its address may name: answered as declared.

``PROMISES=full`` asks every cell; otherwise every GET and POST a route has, and one in sixteen of the rest.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from html import unescape
from itertools import product
from typing import Any

import pytest

from records.ledger import db, session
from tests.access.allowed import forbidden
from tests.access.expected import METHODS, UNSIGNED, Cell, answers
from tests.access.marked import spellings
from tests.access.principals import Principal
from tests.access.reading import noted_reads, undeclared
from tests.access.routes import ROUTES, Row
from tests.access.thing import MISSING, Thing, Things
from tests.access.things import things
from tests.access.town import Town
from tests.jobs.conftest import carry_all
from tests.papers.reading import text_of
from tests.visitor import fresh, put_back

FULL = os.environ.get("PROMISES") == "full"
ONE_IN = 1 if FULL else 16
LEAST = 5_000
TOKEN_LENGTH = 42
"""Of a signed link."""
JSON = "application/json"
PDF = "application/pdf"
READABLE = ("text/html", "text/plain", "text/csv", "image/svg+xml", JSON, PDF)
TOKEN = re.compile(r'(?<=name="csrf_token" value=")[^"]+')
ONCE = re.compile(r'(?<=name="idem_key" value=")[^"]+')

pytestmark = pytest.mark.promise


@pytest.fixture
def town(app):
    town = Town(app)
    carry_all(app.config["CLOCK"])
    return town


def test_every_cell_answers_as_declared(app, town):
    wrong, met = [], Counter()
    kinds, asker = things(town), Asker(app, town)
    session.commit()
    with noted_reads() as reads:
        for principal in town.principals():
            asker.become(principal)
            for cell in chosen(cells(app, principal, kinds)):
                status, faults = asker.ask(cell)
                met[status] += 1
                wrong += [f"{cell}: {fault}" for fault in faults]

    print(f"\nrequests: {met.total()}, unexpected: {len(wrong)}, by status: {dict(met)}")
    print(f"fields read by pages: {len(reads)}, undeclared: {len(undeclared(reads))}")
    assert wrong == []
    assert undeclared(reads) == []
    assert met.total() >= LEAST


def test_every_route_has_its_row_and_every_name_in_it_a_kind(app):
    rules = {rule.endpoint: rule for rule in app.url_map.iter_rules()}

    assert sorted(rules.keys() ^ ROUTES.keys()) == [], "see tests/access/routes.py"
    named = {x: row.things.keys() | row.fixed.keys() for x, row in ROUTES.items()}
    assert {x for x, rule in rules.items() if rule.arguments != named[x]} == set()


def chosen(all_of_them: Iterable[Cell]) -> Iterator[Cell]:
    """The whole, or what is asked in every change."""
    for number, cell in enumerate(all_of_them):
        if cell.method in cell.methods & {"GET", "POST"} or number % ONE_IN == 0:
            yield cell


def cells(app: Any, principal: Principal, kinds: Things) -> Iterator[Cell]:
    """Every request this principal can make."""
    build = app.url_map.bind("localhost").build
    for rule in app.url_map.iter_rules():
        for what, named, there in addresses(ROUTES[rule.endpoint], principal, kinds):
            path = build(rule.endpoint, named)
            for method in (*METHODS, UNSIGNED):
                methods = frozenset(rule.methods or ())
                yield Cell(principal, method, rule.endpoint, methods, what, path, there)


def addresses(
    row: Row, principal: Principal, kinds: Things
) -> Iterator[tuple[str, dict[str, str], bool]]:
    """The names in every address of a route: each in turn is all it can be; what is missing comes first."""
    fixed = [dict(zip(row.fixed, words, strict=True)) for words in product(*row.fixed.values())]
    own = {name: kinds[kind]["own"] for name, kind in row.things.items() if "own" in kinds[kind]}
    for said in fixed:
        if not row.things:
            yield "", said, True
        for name, kind in row.things.items():
            for what in sorted(kinds[kind], key=lambda what: what != "missing"):
                named = own | {name: kinds[kind][what]}
                codes = {name: thing.code for name, thing in named.items()}
                there = all(thing.is_there_for(principal.name) for thing in named.values())
                yield f"{name} {what}", said | codes, there and fit(named)


def fit(named: dict[str, Thing]) -> bool:
    """Tell whether what an address names together belongs together."""
    codes = {thing.code for thing in named.values()}
    return len(named) == 1 or all(not thing.of or thing.of in codes for thing in named.values())


class Asker:
    """Makes each request as it comes over the wire, undoes what it did, and judges the answer."""

    def __init__(self, app: Any, town: Town) -> None:
        self.app, self.town = app, town
        self.client = app.test_client(use_cookies=False)
        self.connection = db._app_engines[app][None]

    def become(self, principal: Principal) -> None:
        """Hold this principal's cookies, and a form's token that belongs to them."""
        self.cookies = f"door={principal.token}" if principal.token else ""
        shown = self._open("GET", "/sign-in", {})
        token = TOKEN.search(shown.get_data(as_text=True))
        assert token
        self.token = token.group()
        self.cookies += "; " + shown.headers["Set-Cookie"].split(";")[0]
        self.secrets = {
            spelling: whose
            for value, whose in forbidden(principal.name, self.town.marks).items()
            for spelling in spellings(value)
        }
        self.missing: dict[tuple[str, str, str], str] = {}
        self.read: set[str] = set()

    def ask(self, cell: Cell) -> tuple[int, list[str]]:
        """Return the status, and whatever is wrong with the answer."""
        form = dict(ROUTES[cell.endpoint].form)
        if cell.method != UNSIGNED:
            form["csrf_token"] = self.token
        session.remove()
        with put_back(self.connection):
            answer = self._open(cell.method.split()[0], cell.path, form)
            session.remove()
        with closing(answer):
            return answer.status_code, [*self._wrong(cell, answer)]

    def _open(self, method: str, path: str, form: dict[str, Any]) -> Any:
        fresh()
        sent = {"data": form} if method != "GET" else {}
        return self.client.open(path, method=method, headers={"Cookie": self.cookies}, **sent)

    def _wrong(self, cell: Cell, answer: Any) -> Iterator[str]:
        if answer.status_code not in answers(cell):
            yield f"{answer.status_code} instead of {sorted(answers(cell))}"
        if cell.method == "HEAD" or answer.mimetype not in READABLE:
            return
        body = plain(said(answer), cell)
        yield from self._unlike_missing(cell, answer.status_code, body)
        if body not in self.read:
            self.read.add(body)
            text = unescape(body)
            yield from (f"shows the {x}" for value, x in self.secrets.items() if value in text)

    def _unlike_missing(self, cell: Cell, status: int, body: str) -> Iterator[str]:
        """What is not there for somebody looks as what never was."""
        kind = (cell.endpoint, cell.method, cell.what.split(" ")[0])
        if cell.what.endswith(" missing"):
            self.missing[kind] = body
        elif status == 404 and body != self.missing[kind]:
            yield "tells that there is something"


def said(answer: Any) -> str:
    """An answer's text; letters of a JSON file are written out, a paper is read."""
    if answer.mimetype == PDF:
        return text_of(answer.get_data())
    text = str(answer.get_data(as_text=True))
    if answer.mimetype == JSON:
        return json.dumps(json.loads(text), ensure_ascii=False)
    return text


def plain(body: str, cell: Cell) -> str:
    """A page without what differs at every look: tokens, and the code that was asked for."""
    asked = cell.path.split("/")
    codes = [part for part in asked if len(part) in (len(MISSING), TOKEN_LENGTH)]
    for code in codes:
        body = body.replace(code, "…")
    return ONCE.sub("", TOKEN.sub("", body))
