"""Every page a principal can walk to, seen by a browser: no barrier, nothing sticking out, no complaint."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.barriers import barriers
from tests.browser.gallery import enlarge
from tests.journeys.house import House
from tests.journeys.signing_in import sign_in as come_in

pytestmark = pytest.mark.journey

DOORS = {
    "stranger": None,
    "busy seeker": "/sign-in",
    "busy employer": "/employer/sign-in",
    "counsellor": "/desk/sign-in",
}
STARTS = {
    "stranger": [
        "/",
        "/sign-in",
        "/employer/sign-in",
        "/desk/sign-in",
        "/calendar",
        "/nowhere",
        "/vacancies?words=zzz",
    ],
    "busy seeker": ["/"],
    "busy employer": ["/employer/"],
    "counsellor": ["/desk/"],
}
# A code in an address stands for any: one page of each kind (and state) is enough. What comes first is
# a page's own name, though some of those have ten letters too (/desk/complaints, /desk/placements).
CODE = re.compile(r"(?<=/)(?<!^/)(?<!^/desk/)(?<!^/employer/)[23456789a-z]{10}(?=/|$)")
# Pages of the same address differ by state: introductions and placements are all looked at.
EACH = re.compile(
    r"^(/employer/introductions|/introductions|/desk/introductions|/desk/placements)/"
)
# Of what is asked in an address only a state makes another page: a narrowed list is the list once more.
STATE = "state"
MOST, ALL_OF_A_PERSONS = 120, 200
MINE = ["/", "/for-you", "/introductions", "/wishes/skills", "/call-back", "/seen", "/my-data"]
"""What a person opens most; full for one, empty for another."""


@pytest.mark.parametrize(("language", "width"), [("vi", 320), ("en", 1280)])
@pytest.mark.parametrize("who", DOORS)
def test_every_page_is_whole(
    house: House, chromium: Browser, who: str, language: str, width: int
) -> None:
    walker = Walker(house, chromium, language, width)
    if DOORS[who]:
        walker.sign_in(DOORS[who], house.people[who])

    most = ALL_OF_A_PERSONS if who == "busy seeker" else MOST
    faults = [fault for path in walker.walk(STARTS[who], most) for fault in walker.faults(path)]

    assert faults == []
    assert walker.complaints == []
    assert walker.elsewhere == set()
    assert len(walker.seen) < ALL_OF_A_PERSONS, "some page was never reached"
    assert len(walker.seen) >= {"stranger": 8, "busy seeker": 12, "busy employer": 12}.get(who, 16)


@pytest.mark.parametrize("who", ["busy seeker", "newcomer"])
def test_a_persons_pages_are_whole_in_doubled_letters_and_forced_colours(
    house: House, chromium: Browser, who: str
) -> None:
    walker = Walker(house, chromium, "vi", 320, enlarged=True)
    walker.page.emulate_media(forced_colors="active")
    walker.sign_in("/sign-in", house.people[who])

    pages = walker.walk(MINE, most=len(MINE))

    assert [fault for path in pages for fault in walker.faults(path)] == []


def kind_of(path: str) -> str:
    """What a page is, whichever code stands in its address and whatever it is narrowed by."""
    address, _, asked = path.partition("?")
    said = sorted(parse_qsl(asked, keep_blank_values=True))[:1]
    what = [f"{name}={value}" if name == STATE else name for name, value in said]
    return "?".join([address if EACH.match(address) else CODE.sub("*", address), *what])


FILES = (".json", ".pdf", ".xlsx", "/calendar")
"""What is kept as a file and not looked at."""


class Walker:
    """A browser that follows every link once."""

    def __init__(
        self, house: House, chromium: Browser, language: str, width: int, *, enlarged: bool = False
    ) -> None:
        self.house, self.width, self.language = house, width, language
        self.enlarged = enlarged
        self.page: Page = chromium.new_context(viewport={"width": width, "height": 800}).new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda line: self._complain(line.type, line.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.elsewhere: set[str] = set()
        self.page.on("request", lambda asked: self._ours(asked.url))
        self.page.goto(f"{house.url}/?lang={language}")
        self.seen: set[str] = set()

    def sign_in(self, door: str, known) -> None:
        come_in(self.page, self.house, door, known)

    def walk(self, starts: list[str], most: int = MOST) -> Iterator[str]:
        """Every page reached by links, in the order met; forms are also sent empty."""
        waiting = list(starts)
        while waiting and len(self.seen) < most:
            path = waiting.pop(0)
            kind = kind_of(path)
            if kind in self.seen or path.startswith("/static"):
                continue
            self.seen.add(kind)
            answer = self.page.goto(self.house.url + path)
            assert answer is not None, path
            assert answer.status in (200, 404, 409), f"{path}: {answer.status}"
            waiting += self._links()
            yield path
            if self._sends_nothing():
                yield f"{path} (sent empty)"

    def faults(self, path: str) -> Iterator[str]:
        """What is wrong with the page in front of us."""
        if self.enlarged:
            enlarge(self.page)
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        if wide > self.width:
            yield f"{path}: {wide} px wide on {self.width}"
        if self.page.locator("html").get_attribute("lang") != self.language:
            yield f"{path}: not in {self.language}"
        for key in re.findall(
            r"\b(?:desk|employer|seeker-page|frame|state)-[a-z-]+\b", self._text()
        ):
            yield f"{path}: a bare key: {key}"
        if found := barriers(self.page):
            yield f"{path}: {found}"

    def _links(self) -> list[str]:
        found = self.page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        mine = [urlsplit(url) for url in found if url.startswith(self.house.url)]
        pages = [u for u in mine if not u.path.endswith(FILES) and "lang=" not in u.query]
        return [f"{u.path}?{u.query}".rstrip("?") for u in pages]

    def _sends_nothing(self) -> bool:
        """Send the page's own large form as it is, if it has boxes, and stay on its answer."""
        form = self.page.locator("main form[method=post]:has(.govuk-form-group)")
        button = form.first.locator("button.govuk-button").first
        if not form.count() or not button.is_visible():
            return False
        button.click()
        self.page.wait_for_load_state()
        return self.page.locator(".govuk-error-summary").count() > 0

    def _text(self) -> str:
        return self.page.locator("body").inner_text()

    def _ours(self, url: str) -> None:
        """No page asks anybody else for anything: not even that somebody looked would be told."""
        if not url.startswith((self.house.url, "data:")):
            self.elsewhere.add(url)

    def _complain(self, kind: str, text: str) -> None:
        # A browser calls every answer of 4xx an error; those pages are meant.
        if kind == "error" and "Failed to load resource" not in text:
            self.complaints.append(text)
