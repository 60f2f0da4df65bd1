"""Leaving at once: one button without scripts, and nothing on the screen tells where one was."""

from dataclasses import replace

import pytest

from lobby.words import LANGUAGES, sentence
from records.ledger import session
from tests.house.test_words import HINTS


@pytest.fixture
def seeker(visitor, world):
    known = world.a_seeker()
    session.commit()
    visitor.signed_in_as(known)
    return known


@pytest.mark.parametrize("path", ["/for-you", "/wishes", "/vacancies", "/sign-ins", "/nowhere"])
def test_the_button_is_on_every_page_of_a_signed_in_seeker(visitor, seeker, path):
    page = visitor.get(path, status=404 if path == "/nowhere" else 200)

    assert [f for f in page.tree.iter("form") if f.get("action") == "/leave"]


def test_it_ends_the_sign_in_and_shows_a_calendar_without_a_name(visitor, seeker):
    visitor.get("/for-you")
    page = visitor.submit("/leave")

    assert page.h1 == "Lịch tháng 11 năm 2026"
    assert "Trung tâm" not in page.html
    assert not HINTS.search(page.html)
    assert visitor.client.get("/for-you").status_code == 303


def test_it_clears_what_the_browser_kept(visitor, seeker):
    answer = visitor.client.post("/leave")

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage", "cookies"'
    assert visitor.client.get_cookie("door") is None


def test_it_works_without_a_token_of_the_form_and_when_the_sign_in_is_over(visitor, world):
    assert visitor.client.post("/leave").location == "/calendar"


def test_a_setting_leads_on_to_another_site(app, visitor, seeker):
    weather = "https://thoitiet.example/"
    app.config["SETTINGS"] = replace(kept := app.config["SETTINGS"], leave_to=weather)
    try:
        answer = visitor.client.get("/calendar")
    finally:
        app.config["SETTINGS"] = kept

    assert answer.headers["Refresh"] == f"0; url={weather}"
    assert "Refresh" not in visitor.client.get("/calendar").headers


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_names_every_day(app, language):
    with app.test_request_context():
        assert len({sentence(language, f"calendar-day-{n}") for n in range(7)}) == 7
