"""Pages leave packed; how long they are once packed tells nothing of what is in them."""

import gzip

import pytest

from lobby.packing import packed


@pytest.fixture
def answer(app):
    def ask(path, **headers):
        return app.test_client().get(path, headers=headers, buffered=True)

    return ask


def test_a_page_is_packed_for_a_browser_that_can_unpack_it(answer):
    plain = answer("/help/rights")
    page = answer("/help/rights", **{"Accept-Encoding": "gzip, deflate"})

    assert page.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in page.vary
    assert gzip.decompress(page.data).decode()[:200] == plain.text[:200]
    assert len(page.data) < len(plain.data) / 2


def test_a_style_sheet_is_packed_too_and_stays_the_same_file(app, answer):
    url = app.jinja_env.globals["static_url"]("style.css")
    style = answer(url, **{"Accept-Encoding": "gzip"})

    assert gzip.decompress(style.data) == answer(url).data
    assert style.headers["ETag"].startswith("W/")
    assert "immutable" in style.headers["Cache-Control"]


def test_whoever_does_not_ask_for_it_gets_it_as_it_is(answer):
    assert "Content-Encoding" not in answer("/help/rights").headers


def test_the_same_page_is_never_reliably_as_long():
    assert len({len(packed(b"the same page" * 99)) for _ in range(60)}) > 20
