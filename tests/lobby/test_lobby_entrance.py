"""Signing in and out through the pages: safe on a shared telephone, slow for who guesses."""

import pytest

from records.account.model import SignIn, SlowDown
from records.ledger import session
from tests.factories import SECRET


@pytest.fixture
def seeker(world):
    known = world.a_seeker()
    session.commit()
    return known


def test_a_seeker_comes_in_with_code_and_pin_and_out_again(visitor, seeker):
    visitor.get("/sign-in")
    visitor.submit(login=seeker.login.upper(), secret=SECRET)
    assert visitor.client.get("/for-you").status_code == 200

    visitor.get("/for-you")
    visitor.submit("/sign-out")

    assert visitor.client.get("/for-you").status_code == 303


@pytest.mark.parametrize(
    ("then", "leads"),
    [
        ("/introductions", "/introductions"),
        ("/vacancies/abc-1.2~3/", "/vacancies/abc-1.2~3/"),
        ("/", "/"),
        ("https://evil.example", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("/\n/evil.example", "/"),
        ("/ /evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a//evil.example", "/"),
        ("/%2f/evil.example", "/"),
        ("/@evil.example?x", "/"),
        ("", "/"),
    ],
)
def test_a_sign_in_leads_on_within_this_site_only(visitor, seeker, then, leads):
    page = visitor.get("/sign-in")
    sent = {**page.fields(), "login": seeker.login, "secret": SECRET}

    answer = visitor.client.post("/sign-in", query_string={"then": then}, data=sent)

    assert (answer.status_code, answer.location) == (303, leads)


def test_a_wrong_secret_is_told_without_naming_which_was_wrong(visitor, seeker):
    visitor.get("/sign-in")
    wrong = visitor.submit(login=seeker.login, secret="sai", status=422)
    visitor.get("/sign-in")
    unknown = visitor.submit(login="khong-co", secret="sai", status=422)

    assert (
        wrong.errors
        == unknown.errors
        == ["Mã phiếu: Hai ô này chưa khớp nhau. Hãy xem lại rồi gõ lại."]
    )
    assert SECRET not in wrong.html
    assert 'value="sai"' not in wrong.html


def test_wrong_tries_are_kept_although_the_page_says_422(visitor, seeker):
    for _ in range(5):
        visitor.get("/sign-in")
        visitor.submit(login=seeker.login, secret="sai", status=422)
    assert {row.failures for row in session.query(SlowDown)} == {5}

    visitor.get("/sign-in")
    page = visitor.submit(login=seeker.login, secret=SECRET, status=429)

    assert page.errors == ["Mã phiếu: Đã thử nhiều lần. Hãy chờ 1 phút rồi thử lại."]


def test_a_form_without_words_asks_for_them(visitor, seeker):
    visitor.get("/sign-in")
    page = visitor.submit(login="", secret="", status=422)

    assert len(page.errors) == 2


def test_signing_in_again_ends_the_sign_in_before(visitor, seeker, world):
    visitor.signed_in_as(seeker)
    visitor.get("/desk/sign-in")
    visitor.submit(login=world.counsellor.login, secret=SECRET)

    assert visitor.page.h1 == "Cài mã xác thực"
    ended = [x.ended_at is not None for x in session.query(SignIn).order_by(SignIn.id)]
    assert ended == [True, False]


def test_the_token_is_kept_from_scripts_and_other_sites(visitor, seeker):
    page = visitor.get("/sign-in")
    sent = {**page.fields(), "login": seeker.login, "secret": SECRET}
    answer = visitor.client.post("/sign-in", data=sent)

    door = next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith("door="))
    for mark in ("HttpOnly", "SameSite=Lax", "Path=/"):
        assert mark in door
    assert "Expires" not in door
    assert "Max-Age" not in door


def test_signing_out_leaves_nothing_for_the_next_person(visitor, seeker):
    visitor.signed_in_as(seeker)
    page = visitor.get("/for-you")
    answer = visitor.client.post("/sign-out", data=page.fields("/sign-out"))

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert visitor.client.get_cookie("door") is None
    with visitor.client.session_transaction() as kept:
        assert dict(kept) == {}


def test_a_form_left_open_by_one_person_is_not_sent_by_the_next(visitor, seeker, world):
    left_open = visitor.signed_in_as(seeker).get("/wishes/pay").fields()
    other = world.a_seeker(name="Lê Thị Nga")
    session.commit()
    visitor.get("/sign-in")
    visitor.submit(login=other.login, secret=SECRET)

    page = visitor.post("/wishes/pay", left_open, status=400)

    assert page.h1 == "Trang này đã mở quá lâu"


def test_who_came_to_the_wrong_door_is_shown_the_other(visitor, world):
    assert "/employer/sign-in" in visitor.get("/sign-in").links()
    assert "/sign-in" in visitor.get("/employer/sign-in").links()
    assert "/desk/sign-in" not in visitor.get("/sign-in").links()


def test_a_stranger_cannot_sign_out(visitor, world):
    assert visitor.client.post("/sign-out").status_code == 403
