"""The gallery, seen by a browser: reachable, legible, whole without scripts, small."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.request import urlopen

import html5lib
import pytest
from playwright.sync_api import Browser, Page

from tests.browser import gallery
from tests.browser.barriers import barriers
from tests.browser.chromium import browser

REFUSALS = ["403", "404", "409", "413", "422", "429", "500", "503", "csrf"]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("portal", ["seeker", "employer", "counsellor"])
def test_axe_finds_no_barrier(visit: Visit, language: str, portal: str, width: int) -> None:
    page = visit(f"/gallery?wrong=1&told=1&lang={language}&portal={portal}", width)

    assert barriers(page) == ""


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_sticks_out_sideways(visit: Visit, language: str, width: int) -> None:
    page = visit(f"/gallery?wrong=1&lang={language}", width)

    assert width_of(page) <= width


def test_doubled_text_still_fits_the_narrowest_phone(visit: Visit) -> None:
    page = visit("/gallery?wrong=1", 320)

    gallery.enlarge(page)

    assert width_of(page) <= 320


def test_fingers_find_everything_they_may_press(visit: Visit) -> None:
    page = visit("/gallery", 320)

    low = page.evaluate(
        """() => [...document.querySelectorAll("button, .govuk-button, .menu__link, .header__tool,"
            + "input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, summary,"
            + ".govuk-radios__label, .govuk-checkboxes__label")]
            .filter((thing) => thing.checkVisibility() && thing.getBoundingClientRect().height < 44)
            .map((thing) => thing.outerHTML)"""
    )

    assert low == []


def test_the_error_summary_takes_the_focus_and_leads_to_the_fields(visit: Visit) -> None:
    page = visit("/gallery?wrong=1&told=1")
    page.wait_for_function("document.activeElement.matches('.govuk-error-summary')")

    for field in ("bad-name", "bad-born", "bad-agree"):
        page.click(f".govuk-error-summary a[href='#{field}']")

        assert page.evaluate("document.activeElement.id") == field


def test_a_long_list_narrows_without_tone_marks_and_keeps_what_is_ticked(visit: Visit) -> None:
    page = visit("/gallery")

    page.fill(".narrow__box", "cam lo 14")

    shown = page.locator("[data-narrow] > :visible").all_inner_texts()
    assert shown == ["Xã Cam Lộ 2", "Xã Cam Lộ 3", "Xã Cam Lộ 14"]


def test_a_password_shows_only_on_request(visit: Visit) -> None:
    page = visit("/gallery")

    page.click(".govuk-password-input__toggle")

    assert page.get_attribute("#secret", "type") == "text"
    assert page.inner_text(".govuk-password-input__toggle") == "Ẩn"


def test_a_second_tap_sends_nothing(visit: Visit) -> None:
    page = visit("/gallery")

    refused = page.evaluate(
        """() => {
            const form = document.querySelector("form[data-once]");
            form.addEventListener("submit", (event) => sent.push(event.defaultPrevented));
            const sent = [];
            const stop = (event) => event.preventDefault();
            document.addEventListener("submit", stop);
            form.requestSubmit(); form.requestSubmit();
            return sent;
        }"""
    )

    assert refused == [False, True]


def test_without_scripts_every_field_is_still_there(chromium: Browser, address: str) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/gallery")

    fields = page.locator("form[data-once] :is(input:not([type=hidden]), select, textarea)")

    assert all(field.is_visible() for field in fields.all())
    assert not page.locator(".govuk-password-input__toggle").is_visible()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_gallery_is_strict_html_without_inline_style(address: str, language: str) -> None:
    text = read(f"{address}/gallery?wrong=1&told=1&lang={language}")

    html5lib.HTMLParser(strict=True).parse(text)
    assert "style=" not in text
    assert ">None<" not in text


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("status", [*REFUSALS, "418"])
def test_every_refusal_says_why_and_shows_the_way_back(
    address: str, status: str, language: str
) -> None:
    text = read(f"{address}/refusal/{status}?lang={language}")
    reason = gallery.words(language)[f"refusal-{status if status in REFUSALS else 500}-title"]

    assert f"<title>{reason} – " in text
    assert 'href="/gallery"' in text


def test_both_languages_say_everything() -> None:
    vietnamese, english = gallery.words("vi"), gallery.words("en")

    assert list(vietnamese) == list(english)
    assert all([*vietnamese.values(), *english.values()])


def test_styles_and_scripts_stay_small() -> None:
    static = gallery.LOBBY / "static"

    assert packed(static.glob("*.css")) <= 15_000
    assert packed(static.glob("*.js")) <= 4_000


# --- fixtures


class Visit:
    """Opens a page at a width; at the end, nothing may have been complained of in the console."""

    def __init__(self, chromium: Browser, address: str) -> None:
        self.chromium, self.address = chromium, address
        self.complaints: list[str] = []

    def __call__(self, path: str, width: int = 360) -> Page:
        page = self.chromium.new_page(viewport={"width": width, "height": 800})
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(self.address + path, wait_until="networkidle")
        return page


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    visitor = Visit(chromium, address)
    yield visitor
    for context in chromium.contexts:
        context.close()
    assert visitor.complaints == []


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with gallery.served() as address:
        yield address


def width_of(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def read(address: str) -> str:
    with urlopen(address) as answer:
        return str(answer.read().decode())


def packed(files: Iterable[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)
