"""A keyboard and nothing else: every control is reached by Tab and told by the words a screen reader says."""

from playwright.sync_api import Page, expect

FAR = 250
"""Further than this from where one stands, nothing on a page may be."""

STANDS_ON = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return ["", ""];
  const by = (it.getAttribute("aria-labelledby") || "").split(" ").map(id => document.getElementById(id));
  const labels = [...(it.labels || []), ...by.filter(Boolean)].map(x => x.innerText);
  const said = it.getAttribute("aria-label") || labels.join(" ") || it.innerText || it.value || "";
  const kinds = {A: "link", BUTTON: "button", SUMMARY: "fold", TEXTAREA: "box", SELECT: "box", INPUT: "box"};
  const kind = ["radio", "checkbox"].includes(it.type) ? it.type : kinds[it.tagName] || "";
  return [kind, said.replace(/\\s+/g, " ").trim()];
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

    def to(self, kind: str, name: str) -> None:
        """Press Tab until the keyboard stands on a link, button, fold, box, radio or checkbox called so."""
        met = set()
        for _ in range(FAR):
            self.press("Tab")
            found, said = self.here()
            if found == kind and name in said:
                return
            met.add(f"{found} {said}")
        raise AssertionError(f"Tab never comes to the {kind} {name!r}, only to {sorted(met)}")

    def here(self) -> tuple[str, str]:
        """What kind of thing the keyboard stands on, and its name."""
        kind, name = self.page.evaluate(STANDS_ON)
        return kind, name

    def open(self, name: str) -> None:
        """Follow a link to the page that comes."""
        self._through("link", name)

    def send(self, name: str) -> None:
        """Press a form's button and wait for the page that comes."""
        self._through("button", name)

    def unfold(self, name: str) -> None:
        """Open what is folded away."""
        self.to("fold", name)
        self.press("Enter")

    def fill(self, name: str, text: str) -> None:
        """Go to a box and write."""
        self.to("box", name)
        self.write(text)

    def tick(self, name: str) -> None:
        """Go to a box to tick and tick it."""
        self.to("checkbox", name)
        self.press("Space")

    def choose(self, name: str, *, down: int = 0) -> None:
        """Go to the first round button of its question, which is called so, press it, and go so many down."""
        self.to("radio", name)
        self.press("Space", *["ArrowDown"] * down)

    def choose_down(self, name: str, times: int) -> None:
        """Go to a list that opens downward and choose the so-manieth line."""
        self.to("box", name)
        self.press(*["ArrowDown"] * times)

    def told(self, text: str) -> None:
        """What was done is said at the top of the page."""
        expect(self.page.locator(".govuk-notification-banner")).to_contain_text(text)

    def _through(self, kind: str, name: str) -> None:
        self.to(kind, name)
        with self.page.expect_navigation():
            self.press("Enter")
