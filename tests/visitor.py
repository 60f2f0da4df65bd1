"""A visitor without scripts. Every page any test opens is checked: quality is ambient, not a suite.

Checked on each page: strict HTML5, a language, one ``h1`` with which the title begins, unique ids,
labelled boxes, forms with a CSRF field, no inline style or script, no dead menu item.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import html5lib
from flask import Flask, g
from pyotp import TOTP
from sqlalchemy import Connection
from werkzeug.test import TestResponse

from records.account import actions as accounts
from records.account.queries import account_named, behind
from records.account.sign_ins import Manner, begin
from records.ledger import session

TAG = re.compile(r"<[^>]+>")
LABELLED = {"input", "select", "textarea"}


class Page:
    """A checked page."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.html = response.get_data(as_text=True)
        self.tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(self.html)
        self._check()

    @property
    def text(self) -> str:
        """All text a person sees, in one line."""
        body = self.tree.find("body")
        return " ".join(" ".join(body.itertext()).split())

    @property
    def h1(self) -> str:
        """The heading."""
        return " ".join("".join(self.tree.find(".//h1").itertext()).split())

    @property
    def errors(self) -> list[str]:
        """The lines of the error summary."""
        listed = self.tree.findall(".//*[@class='govuk-error-summary']//li") or [
            li
            for box in self.tree.iter("div")
            if "govuk-error-summary" in (box.get("class") or "").split()
            for li in box.iter("li")
        ]
        return [" ".join("".join(li.itertext()).split()) for li in listed]

    def links(self) -> list[str]:
        """Every address on the page."""
        return [a.get("href") for a in self.tree.iter("a") if a.get("href")]

    def fields(self, action: str | None = None) -> dict[str, Any]:
        """The values a form would send if nothing was changed (the first form with this action)."""
        return _sent(self._form(action))

    def _form(self, action: str | None) -> Any:
        forms = [f for f in self.tree.iter("form") if f.get("method") == "post"]
        if action is not None:
            forms = [f for f in forms if (f.get("action") or "").endswith(action)]
        else:
            forms = [f for f in forms if (f.get("action") or "") not in ("/sign-out", "/leave")]
        assert forms, f"no form for {action} on this page"
        return forms[0]

    def _check(self) -> None:
        root = self.tree
        headings = list(root.iter("h1"))
        assert root.get("lang") in ("vi", "en"), "a page has a language"
        assert len(headings) == 1, f"a page has one h1, not {len(headings)}"
        title = " ".join((root.find(".//title").text or "").split())
        bare = re.sub(r"^(Lỗi:|Error:) ", "", title)
        assert bare.startswith(self.h1), f"the title begins with the heading: {title!r}"
        ids = [e.get("id") for e in root.iter() if e.get("id")]
        assert len(ids) == len(set(ids)), f"ids are unique: {sorted(ids)}"
        labels = {e.get("for") for e in root.iter("label")}
        for box in root.iter():
            if box.tag in LABELLED and box.get("type") not in ("hidden", "submit"):
                named = (
                    box.get("id") in labels or box.get("aria-label") or box.get("aria-labelledby")
                )
                assert named, f"every box has a label: {box.get('name')}"
        for form in root.iter("form"):
            if form.get("method") == "post":
                assert "csrf_token" in _sent(form), "every posted form has its token"
        assert not [e for e in root.iter() if e.get("style")], "no inline style"
        assert all(e.get("src") for e in root.iter("script")), "no inline script"


@contextmanager
def put_back(connection: Connection) -> Iterator[None]:
    """Whatever is committed within is undone, and its savepoint let go: thousands of them would pile up."""
    connection.exec_driver_sql("savepoint before")
    try:
        yield
    finally:
        connection.exec_driver_sql("rollback to savepoint before")
        connection.exec_driver_sql("release savepoint before")


def fresh() -> None:
    """Requests made inside one test's context share ``g`` and session; in life each has its own."""
    for name in [name for name in g if not name.startswith("_")]:
        g.pop(name)


class Visitor:
    """Somebody with a browser."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()
        self.page: Page | None = None

    def get(self, path: str, *, status: int = 200) -> Page:
        """Open a page and follow where it leads."""
        self._fresh()
        return self._shown(self.client.get(path, follow_redirects=True), status)

    def post(self, path: str, sent: dict[str, Any], *, status: int = 200) -> Page:
        """Send a form to an address."""
        self._fresh()
        return self._shown(self.client.post(path, data=sent, follow_redirects=True), status)

    def submit(self, action: str | None = None, *, status: int = 200, **changed: Any) -> Page:
        """Send the form of the page in front of us, with these boxes filled."""
        assert self.page is not None
        form = self.page._form(action)
        here = urlsplit(self.page.response.request.url)
        where = form.get("action") or f"{here.path}?{here.query}".rstrip("?")
        return self.post(where, {**_sent(form), **changed}, status=status)

    def signed_in_as(self, known: Any) -> "Visitor":
        """Be wholly signed in, as the entrance lets somebody in after both proofs."""
        account_id = account_named(accounts.tidy(known.login))
        assert account_id, f"no open account {known.login}"
        begun = begin(account_id, self.app.config["CLOCK"](), Manner())
        session.commit()
        self.client.set_cookie("door", begun.token)
        return self

    def in_english(self) -> "Visitor":
        """Choose English."""
        self.client.set_cookie("language", "en")
        return self

    def _fresh(self) -> None:
        session.commit()
        fresh()

    def _shown(self, response: TestResponse, status: int) -> Page:
        assert response.status_code == status, (
            f"{response.request.path}: {response.status_code} instead of {status}\n"
            + TAG.sub(" ", response.get_data(as_text=True))[-600:]
        )
        self.page = Page(response)
        return self.page


def typed_key(page: Page, now: datetime) -> str:
    """What an authenticator shows after the key of the set-up page was typed into it."""
    key = "".join(page.tree.find(".//code").itertext())
    return TOTP("".join(key.split())).at(now)


def wholly_in(answer: accounts.Answer, now: datetime) -> str:
    """The token of a sign-in that owes nothing any longer."""
    assert answer.token
    half = behind(answer.token, now)
    return begin(half.account_id, now, Manner()).token if half and half.owed else answer.token


def _sent(form: Any) -> dict[str, Any]:
    sent: dict[str, Any] = {}
    for box in form.iter():
        name = box.get("name")
        if not name or box.get("disabled") is not None:
            continue
        if box.tag == "input" and box.get("type") in ("radio", "checkbox"):
            if box.get("checked") is not None:
                sent.setdefault(name, []).append(box.get("value"))
        elif box.tag == "input":
            sent[name] = box.get("value") or ""
        elif box.tag == "textarea":
            sent[name] = (box.text or "").lstrip("\n")
        elif box.tag == "select":
            chosen = [o for o in box.iter("option") if o.get("selected") is not None]
            sent[name] = chosen[0].get("value") if chosen else ""
    return sent
