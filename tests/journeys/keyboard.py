"""A keyboard and nothing else: every control is reached by Tab and told by the words a screen reader says."""

from playwright.sync_api import Page, expect

FAR = 250
"""Further than this from where one stands, nothing on a page may be."""

NAMED = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return "";
  const by = (it.getAttribute("aria-labelledby") || "").split(" ").map(id => document.getElementById(id));
  const labels = [...(it.labels || []), ...by.filter(Boolean)].map(x => x.innerText);
  const said = it.getAttribute("aria-label") || labels.join(" ") || it.innerText || it.value || "";
  return said.replace(/\\s+/g, " ").trim();
}"""


class Keys:
    """A keyboard that counts."""

    def __init__(self, page: Page) -> None:
        """Sit down before a page."""
        self.page, self.count = page, 0

    def press(self, *names: str) -> None:
        """Press these keys, one after another."""
        for name in names:
            self.page.keyboard.press(name)
            self.count += 1

    def write(self, text: str) -> None:
        """Write at the place where the keyboard is."""
        self.page.keyboard.type(text)
        self.count += len(text)

    def boxes(self, *texts: str) -> None:
        """Write into one box after another."""
        for text in texts:
            self.write(text)
            self.press("Tab")

    def to(self, name: str) -> None:
        """Press Tab until the keyboard stands on what is called so."""
        met = []
        for _ in range(FAR):
            self.press("Tab")
            met.append(self.here())
            if name in met[-1]:
                return
        raise AssertionError(f"Tab never comes to {name!r}, only to {sorted(set(met))}")

    def here(self) -> str:
        """The name of what the keyboard stands on."""
        return str(self.page.evaluate(NAMED))

    def open(self, name: str) -> None:
        """Go to a link or a button and press Enter; wait for the page that comes."""
        self.to(name)
        with self.page.expect_navigation():
            self.press("Enter")

    def unfold(self, name: str) -> None:
        """Open what is folded away."""
        self.to(name)
        self.press("Enter")

    def fill(self, name: str, text: str) -> None:
        """Go to a box and write."""
        self.to(name)
        self.write(text)

    def tick(self, name: str) -> None:
        """Go to a box to tick and tick it."""
        self.to(name)
        self.press("Space")

    def choose(self, group_first: str, choice: str) -> None:
        """Go to the first of some round buttons and on by arrows to the one that is meant."""
        self.to(group_first)
        self.press("Space")
        for _ in range(FAR):
            if choice in self.here():
                return
            self.press("ArrowDown")
        raise AssertionError(f"no choice is called {choice!r}")

    def told(self, text: str) -> None:
        """What was done is said at the top of the page."""
        expect(self.page.locator(".govuk-notification-banner")).to_contain_text(text)
