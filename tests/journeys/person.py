"""A person at a telephone: reads and presses what is said in their language; nothing sticks out anywhere."""

from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.barriers import barriers
from tests.browser.gallery import LOBBY, enlarge, words
from tests.journeys.house import House
from tests.journeys.keyboard import Keys

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
        self._goes("link", self.sentences.get(key, key))

    def chooses(self, key: str) -> None:
        """Go to a page of the menu, which a small screen folds away."""
        menu = self.page.locator("nav.menu").get_by_role("link", name=self.says(key))
        if not menu.count():
            self.unfolds(self.says("frame-menu-more"))
        self.follows(key)

    def presses(self, key: str, about: str = "") -> None:
        """Press a button with these words."""
        self._goes("button", f"{self.sentences.get(key, key)} {about}".strip())

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
        self.page.locator("summary:visible").filter(has_text=words).first.click()

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
            self._hits("link", self.says(key))
        return Path(taken.value.path()).read_text()

    def _goes(self, kind: str, name: str) -> None:
        with self.page.expect_navigation():
            self._hits(kind, name)
        self.fits()

    def _hits(self, kind: str, name: str) -> None:
        self.page.get_by_role(kind, name=name).first.click()


class Inspector(Person):
    """Somebody who looks at each page they come to, and at what they unfold, for barriers."""

    def fits(self) -> None:
        """The page is whole, and nothing on it keeps anybody out."""
        super().fits()
        self.is_open_to_all()

    def unfolds(self, words: str) -> None:
        """Open what is folded away, and look there too."""
        super().unfolds(words)
        self.is_open_to_all()

    def is_open_to_all(self) -> None:
        """Axe-core finds nothing."""
        found = barriers(self.page)
        assert not found, f"{self.page.url}: {found}"


class InLargePrint(Inspector):
    """An inspector with weak eyes: letters twice as large, in the colours of their own screen."""

    def fits(self) -> None:
        """The page is whole for them too."""
        self.page.emulate_media(forced_colors="active")
        enlarge(self.page)
        super().fits()


class ByKeyboard(Person):
    """Somebody who has a keyboard and nothing else."""

    @property
    def keys(self) -> Keys:
        """Their keyboard."""
        return Keys(self.page)

    def fills(self, key: str, text: str) -> None:
        """Write over what stands in the box with this label."""
        self.keys.to("box", self.says(key))
        self.keys.press("Control+a")
        self.keys.write(text)

    def fills_day(self, name: str, day: date) -> None:
        """Write a day into three boxes, one after another."""
        self.keys.to("box", self.says("form-day"))
        self.keys.boxes(str(day.day), str(day.month), str(day.year))

    def ticks(self, words: str) -> None:
        """Tick the box with these words; among round buttons go from the first down to it."""
        name = self.sentences.get(words, words)
        box = self.page.get_by_label(name).first
        if box.get_attribute("type") == "checkbox":
            self.keys.tick(name)
            return
        question = self.page.locator(f"input[type=radio][name='{box.get_attribute('name')}']")
        said = question.evaluate_all("all => all.map(x => x.labels[0].innerText.trim())")
        at = next(at for at, label in enumerate(said) if name in label)
        self.keys.choose(said[0], down=at)

    def unfolds(self, words: str) -> None:
        """Open what is folded away."""
        self.keys.unfold(words)

    def _hits(self, kind: str, name: str) -> None:
        self.keys.to(kind, name)
        self.keys.press("Enter")
