"""What keeps somebody out of a page, as axe-core finds it: the one list of rules for all our tests."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


def barriers(page: Page) -> str:
    """Say what is wrong with the page as it stands now; nothing if nothing is."""
    found = Axe().run(page, options=RULES)
    return str(found.generate_report()) if found.violations_count else ""
