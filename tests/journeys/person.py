"""A person at a telephone: reads and presses what is said in their language; nothing sticks out anywhere."""

from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.gallery import LOBBY, words
from tests.journeys.house import House

ROOMS = (LOBBY, LOBBY.parent / "seeker_portal", LOBBY.parent / "employer_portal")
TALL = 800


class Person:
    """Somebody before a page, who knows no address: only links and buttons with words on them."""

    def __init__(
        self, house: House, chromium: Browser, language: str, width: int, scripts: bool = True
    ) -> None:
        """Open the first page, in a language, on a screen so wide."""
        self.house, self.language, self.width, self.scripts = house, language, width, scripts
        self.sentences = {k: v for room in ROOMS for k, v in words(language, room).items()}
        screen = {"width": width, "height": TALL}
        self.context = chromium.new_context(viewport=screen, java_script_enabled=scripts)
        self.page: Page = self.context.new_page()
        self.opens(f"{house.url}/?lang={language}")

    def opens(self, address: str) -> None:
        """Open an address that stood on paper or in a letter."""
        self.page.goto(address)
        self.fits()

    def says(self, key: str, **facts: object) -> str:
        """A sentence as this person reads it."""
        return self.sentences[key] % facts if facts else self.sentences[key]

    def follows(self, key: str) -> None:
        """Touch a link with these words, or one of a title."""
        name = self.sentences.get(key, key)
        self._touches(self.page.get_by_role("link", name=name).first)

    def presses(self, key: str, about: str = "") -> None:
        """Press a button with these words."""
        name = f"{self.sentences.get(key, key)} {about}".strip()
        self._touches(self.page.get_by_role("button", name=name).first)

    def fills(self, key: str, text: str) -> None:
        """Write into the box with this label."""
        self.page.get_by_label(self.says(key)).first.fill(text)

    def fills_day(self, name: str, day: date) -> None:
        """Write a day into its three boxes."""
        for part in ("day", "month", "year"):
            self.page.fill(f"[name={name}-{part}]", str(getattr(day, part)))

    def ticks(self, words: str) -> None:
        """Tick the box, or the round button, with these words."""
        self.page.get_by_label(self.sentences.get(words, words)).first.check()

    def unfolds(self, words: str) -> None:
        """Open what is folded away."""
        self.page.locator("summary").filter(has_text=words).first.click()

    def is_at(self, key: str) -> None:
        """The page is headed and titled so."""
        heading = self.sentences.get(key, key)
        expect(self.page.locator("h1")).to_have_text(heading)
        assert self.page.title().startswith(heading), self.page.title()

    def reads(self, *keys: str, **facts: object) -> None:
        """All this is said on the page."""
        for key in keys:
            said = self.says(key, **facts) if key in self.sentences else key
            expect(self.page.locator("main")).to_contain_text(said)

    def is_asked_again(self) -> None:
        """Something is not right: the title says so first, and the keyboard stands at what it is."""
        prefix = self.says("frame-error-prefix")
        assert self.page.title().startswith(prefix), self.page.title()
        summary = self.page.locator(".govuk-error-summary")
        expect(summary).to_be_visible()
        if self.scripts:
            expect(summary).to_be_focused()

    def fits(self) -> None:
        """The page is in this person's language, and as wide as their screen."""
        expect(self.page.locator("html")).to_have_attribute("lang", self.language)
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= self.width, f"{self.page.url}: {wide} px wide on {self.width}"

    def shows(self, name: str) -> None:
        """A moment worth a picture, for whoever takes one."""

    def downloads(self, key: str) -> str:
        """Take a file by its link; what it says."""
        with self.page.expect_download() as taken:
            self.page.get_by_role("link", name=self.says(key)).first.click()
        return Path(taken.value.path()).read_text()

    def _touches(self, thing) -> None:
        with self.page.expect_navigation():
            thing.click()
        self.fits()
