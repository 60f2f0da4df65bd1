"""Whatever goes wrong is a page in plain words with a way back, and tells nobody's facts."""

import logging
from dataclasses import replace

import pytest

from app.factory import create_app
from app.logs import Json
from app.settings import Settings
from tests.visitor import Page

WAYS = {
    "403": 403,
    "404": 404,
    "409": 409,
    "413": 413,
    "422": 422,
    "429": 429,
    "500": 500,
    "503": 503,
    "418": 418,
    "fault": 500,
    "refused": 409,
    "gone": 404,
    "busy": 503,
    "full": 503,
    "twice": 409,
    "broken": 500,
    "long": 500,
    "a%00b": 404,
}


@pytest.mark.parametrize("way", WAYS)
def test_every_refusal_is_a_page_with_a_way_back_in_both_languages(odd_app, way):
    client = odd_app.test_client()
    headings = set()
    for language in ("vi", "en"):
        client.set_cookie("language", language)
        answer = client.get(f"/odd/{way}")
        page = Page(answer)

        assert answer.status_code == WAYS[way]
        assert page.tree.get("lang") == language
        assert "/" in page.links()
        assert "refusal-" not in page.html
        assert "refused" not in page.text
        headings.add(page.h1)
    assert len(headings) == 2


def test_a_fault_shows_and_logs_no_value(odd_app, caplog):
    with caplog.at_level(logging.WARNING):
        page = odd_app.test_client().get("/odd/fault").get_data(as_text=True)

    line = Json().format(next(x for x in caplog.records if x.msg == "fault"))
    for shown in (page, line):
        assert "Pả" not in shown
        assert "0912345678" not in shown
    assert '"fault": "ValueError"' in line
    assert "conftest.py" in line


def test_a_log_line_keeps_ids_and_drops_everything_else():
    record = logging.makeLogRecord(
        {"msg": "sent %s", "args": ("Hồ Văn Pả",), "delivery": 7, "person": "Hồ Văn Pả"}
    )

    line = Json().format(record)

    assert "Pả" not in line
    assert '"delivery": 7' in line


def test_a_refusal_leads_back_to_the_page_somebody_came_from(odd_app):
    client = odd_app.test_client()

    def back(came):
        links = Page(client.get("/odd/409", headers={"Referer": came})).links()
        return [link for link in links if link.startswith("/vacancies?") or "evil" in link]

    assert back("http://localhost/vacancies?words=h%C3%A0n") == ["/vacancies?words=h%C3%A0n"]
    assert back("https://evil.example/vacancies") == []
    assert back("http://localhost//evil.example/x") == ["/evil.example/x"]
    assert back("::") == []


def test_the_page_that_says_the_database_is_away_needs_no_database(own_database, key_file):
    nowhere = replace(own_database, database=own_database.database.replace("own_", "never_"))
    app = create_app(Settings(database=nowhere.database, redis=nowhere.redis, keys=key_file))
    client = app.test_client()
    client.set_cookie("door", "some-token")

    page = Page(client.get("/"))

    assert page.response.status_code == 503
    assert page.h1


def test_a_page_that_is_not_there_is_a_page(visitor, world):
    page = visitor.get("/khong-co", status=404)

    assert page.h1 == "Không tìm thấy trang này"


def test_a_page_asked_by_two_slashes_links_to_no_other_site(odd_app):
    for path in ("//evil.example/x", "/%5Cevil.example/x", "/%2Fevil.example"):
        answer = odd_app.test_client().get(path, base_url="http://localhost")
        if answer.status_code < 400:
            continue
        links = Page(answer).links()

        assert not [x for x in links if x.startswith(("//", "/\\"))], links
