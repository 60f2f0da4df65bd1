"""Pictures of a person's way, as docs/seekers.md shows them: ``python -m tests.journeys.pictures FOLDER``."""

import shutil
import sys
import tempfile
from pathlib import Path

from tests.browser.chromium import browser
from tests.journeys.house import running
from tests.journeys.person import Person
from tests.journeys.signing_in import sign_in
from tests.journeys.test_a_persons_way import the_whole_way

WIDTH, TALLEST = 360, 720


class Photographer(Person):
    """Somebody who keeps a picture of each moment worth one, without the head that all pages share."""

    folder: Path
    taken = 0

    def shows(self, name: str) -> None:
        """Keep what stands on the page now, from its heading down."""
        self.taken += 1
        box = self.page.locator(".page").bounding_box()
        assert box
        clip = {"x": 0, "y": box["y"], "width": WIDTH, "height": min(box["height"], TALLEST)}
        path = self.folder / f"seeker-{self.taken}-{name}.png"
        self.page.screenshot(path=path, full_page=True, clip=clip, animations="disabled")


def main(folder: Path) -> None:
    """Let a whole system run, walk the way once, and write the pictures."""
    Photographer.folder, data = folder, Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    with running(data) as house, browser() as chromium:
        desk = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
        sign_in(desk, house, "/desk/sign-in", house.people["counsellor"])
        employer = Person(house, chromium, "vi", WIDTH)
        the_whole_way(Photographer(house, chromium, "vi", WIDTH), desk, employer)
    shutil.rmtree(data, ignore_errors=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
