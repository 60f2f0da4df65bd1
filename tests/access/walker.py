"""A plain HTTP client that follows every link of a running house once, and keeps all it was shown."""

import re
from collections.abc import Iterator
from html import unescape
from http.client import HTTPConnection
from io import BytesIO
from urllib.parse import urlencode, urlsplit
from zipfile import ZipFile

from tests.papers.reading import text_of

HREF = re.compile(r'(?:href|action)="([^"]*)"')
FIELD = re.compile(r'name="csrf_token" value="([^"]+)"')
CODE = re.compile(r"(?<=/)[23456789a-z]{10}(?=/|$)")


def read(body: bytes) -> str:
    """What an answer says: a page, a paper, or the parts of a workbook."""
    if body.startswith(b"%PDF"):
        return text_of(body)
    if body.startswith(b"PK"):
        with ZipFile(BytesIO(body)) as workbook:
            return "\n".join(workbook.read(part).decode() for part in workbook.namelist())
    return body.decode()


class Walker:
    """Somebody's browser without pictures or scripts. ``kept``: everything the house answered."""

    def __init__(
        self, url: str, token: str | None, *, each: str = "", language: str = "vi"
    ) -> None:
        self.host = urlsplit(url).netloc
        self.line = HTTPConnection(self.host, timeout=60)
        self.cookies = {"language": language} | ({"door": token} if token else {})
        self.each = re.compile(each) if each else None
        self.seen: set[str] = set()
        self.paths: list[str] = []
        self.kept: list[str] = []
        self.statuses: list[int] = []

    def ask(self, path: str, form: dict[str, str] | None = None, method: str = "") -> str:
        """Make one request, and keep what came back: status, headers and body."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Referer": f"http://{self.host}/"}
        sent = None
        if form is not None:
            sent = urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method or ("GET" if form is None else "POST"), path, sent, headers)
        answer = self.line.getresponse()
        body = answer.read()
        said = read(body)
        for name, value in answer.getheaders():
            if name == "Set-Cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        self.statuses.append(answer.status)
        self.kept.append(f"{answer.status} {answer.getheaders()}\n{unescape(said)}")
        return said

    def token(self) -> str:
        """The token a form of this visitor needs."""
        found = FIELD.search(self.ask("/sign-in"))
        assert found
        return found.group(1)

    def walk(self, *starts: str, most: int = 5_000) -> None:
        """Open every page that links lead to, one of each kind, or each where that is asked for."""
        waiting = list(starts)
        while waiting and len(self.seen) < most:
            path = waiting.pop(0)
            kind = path if self.each and self.each.match(path) else CODE.sub("*", path)
            if kind in self.seen:
                continue
            self.seen.add(kind)
            self.paths.append(path)
            waiting += self.links(self.ask(path))

    def links(self, body: str) -> Iterator[str]:
        """The addresses of the house on a page; other languages and static files are not followed."""
        for found in HREF.findall(body):
            parts = urlsplit(unescape(found))
            ours = parts.path.startswith("/") and parts.netloc in ("", self.host)
            if ours and "lang=" not in parts.query and not parts.path.startswith("/static"):
                yield f"{parts.path}?{parts.query}".rstrip("?")
