"""The gallery served alone: templates, styles and words of the lobby, no database, no sign-in.

``python -m tests.browser.gallery FOLDER`` writes pictures of it for a person to look at.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from babel.messages.pofile import read_po
from flask import Flask, Response, flash, render_template, request, url_for
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader
from playwright.sync_api import Page
from werkzeug.serving import make_server

from lobby.reasons import fit
from lobby.words import number
from tests.browser.chromium import browser

LOBBY = Path(__file__).parents[2] / "lobby"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'"
)


def words(language: str, room: Path = LOBBY) -> dict[str, str]:
    """The catalogues of the lobby, or of a portal: message key to sentence."""
    found: dict[str, str] = {}
    for path in sorted((room / "words").glob(f"*{language}.po"), key=lambda x: x.name[:-5]):
        with path.open("rb") as file:
            found |= {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}
    return found


def door() -> Flask:
    """A small site with two pages: the gallery and the refusals."""
    site = Flask(__name__, static_folder=LOBBY / "static", static_url_path="/static")
    site.secret_key = "gallery"
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    site.jinja_loader = ChoiceLoader([FileSystemLoader(LOBBY / "templates"), govuk])
    site.jinja_env.trim_blocks = site.jinja_env.lstrip_blocks = True
    catalogues = {language: words(language) for language in ("vi", "en")}

    def language() -> str:
        return request.args.get("lang", "vi")

    # A missing key raises: no page of the gallery may show a bare key.
    site.jinja_env.globals["_"] = lambda key: catalogues[language()][key]
    site.jinja_env.globals["static_url"] = lambda name: url_for("static", filename=name)
    site.jinja_env.filters.update(telephone=str, number=number, fit=fit)
    site.context_processor(lambda: _frame(language()))
    site.add_url_rule("/gallery", view_func=_gallery, methods=["GET", "POST"])
    site.add_url_rule("/refusal/<status>", view_func=_refusal)
    site.after_request(_closed)
    return site


def _gallery() -> str:
    """The gallery; ?wrong=1 adds a form with errors, ?told=1 a message."""
    errors = [("bad-name", "Họ và tên"), ("bad-born", "Ngày sinh"), ("bad-agree", "Số điện thoại")]
    if request.args.get("told"):
        flash("Đã ghi.", "success")
    form = {"errors": errors} if request.args.get("wrong") else None
    return render_template(
        "lobby/gallery.html", form=form, portal=request.args.get("portal"), idem_key="key"
    )


def _refusal(status: str) -> str:
    known = int(status) if status.isdigit() else status
    return render_template("lobby/refusal.html", status=known, way_back="/gallery")


def _closed(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _frame(language: str) -> dict[str, object]:
    return {
        "centre_name": "Trung tâm Dịch vụ việc làm",
        "language": language,
        "menu": [(f"Mục {number}", "/gallery", number == 1) for number in range(1, 8)],
        "home_url": "/gallery",
        "switch_language_url": "/gallery?lang=en",
        "sign_out_url": "/gallery",
        "sign_ins_url": "/gallery",
        "leave_url": "/gallery",
        "signed_in_as": "Nguyễn Văn Ánh",
        "csrf_token": lambda: "token",
        "contact": {"phone": "0233 000 000", "email": "lienhe@vieclam.example"},
    }


@contextmanager
def served() -> Iterator[str]:
    """The address of the door while it is open, on loopback only."""
    server = make_server("127.0.0.1", 0, door(), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def enlarge(page: Page) -> None:
    """Doubles the text, as a person with weak eyes sets it in the browser."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")


def main(folder: Path) -> None:
    """Pictures of the gallery: phones, desk, large text, forced colours."""
    with served() as address, browser() as chromium:
        for portal, width in (("seeker", 320), ("employer", 360), ("counsellor", 1280)):
            page = chromium.new_page(viewport={"width": width, "height": 800})
            page.goto(f"{address}/gallery?wrong=1&portal={portal}")
            page.screenshot(path=folder / f"{portal}-{width}.png", full_page=True)
            page.emulate_media(forced_colors="active")
            page.screenshot(path=folder / f"{portal}-{width}-forced.png", full_page=True)
            page.emulate_media(forced_colors="none")
            enlarge(page)
            page.screenshot(path=folder / f"{portal}-{width}-large.png", full_page=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
