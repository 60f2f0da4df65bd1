"""How soon a page is seen on a poor line: 700 kbit/s, 300 ms, a processor at a quarter of this one's speed.

``loive bench paint --at ADDRESS``: of a running house, as a stranger meets it. The first page is asked for
by a browser that has nothing of it; each further one by the same browser.
"""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.chromium import browser

LINE = {"offline": False, "latency": 300, "downloadThroughput": 87_500, "uploadThroughput": 31_250}
SLOWER = 4
PAGES = ("/", "/vacancies", "/wanted", "/courses", "/help", "/sign-in")
TRIES = 5
PAINTED = """() => new Promise(done => {
  const seen = () => performance.getEntriesByName("first-contentful-paint")[0];
  const wait = () => seen() ? done(seen().startTime) : setTimeout(wait, 20);
  wait();
})"""


@dataclass
class Painted:
    """One page: kilobytes over the line and milliseconds until something is seen, each try."""

    name: str
    kilobytes: list[float] = field(default_factory=list)
    seen_ms: list[float] = field(default_factory=list)

    def told(self) -> str:
        """One line of a table."""
        size, took = statistics.median(self.kilobytes), statistics.median(self.seen_ms)
        return f"| {self.name} | {size:.1f} | {took:,.0f} |"


def measure(at: str) -> list[Painted]:
    """Visit every page ``TRIES`` times, each time with a browser that knows nothing."""
    found = [Painted(f"{path}, cold" if not path.strip("/") else path) for path in PAGES]
    with browser() as chromium:
        for _ in range(TRIES):
            with _poor_line(chromium) as (page, line):
                for path, painted in zip(PAGES, found, strict=True):
                    size, took = _visit(page, line, at + path)
                    painted.kilobytes.append(size / 1024)
                    painted.seen_ms.append(took)
    return found


def report(found: list[Painted]) -> str:
    """The table: medians."""
    head = ["| page | KB over the line | seen after ms |", "|---|---|---|"]
    return "\n".join([*head, *(each.told() for each in found)])


@contextmanager
def _poor_line(chromium: Browser) -> Iterator[tuple[Page, CDPSession]]:
    context = chromium.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page, line
    context.close()


def _visit(page: Page, line: CDPSession, url: str) -> tuple[float, float]:
    """Open a page; return the bytes that came and when something was seen."""
    sizes: list[float] = []

    def count(event: dict[str, float]) -> None:
        sizes.append(event["encodedDataLength"])

    line.on("Network.loadingFinished", count)
    page.goto(url, wait_until="load")
    took = float(page.evaluate(PAINTED))
    line.remove_listener("Network.loadingFinished", count)
    return sum(sizes), took
