"""What every answer carries: headers, static files under their hash, the frame's own links."""

import re

import pytest

from app.factory import create_app
from app.settings import Settings
from lobby.access import TABLE
from records.ledger import db, session


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/khong-co", 404), ("/desk/seekers", 303), ("/static/x/style.css", 200)],
)
def test_every_answer_lets_in_nothing_from_elsewhere(visitor, world, path, status):
    answer = visitor.client.get(path)
    answer.close()

    assert answer.status_code == status
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Strict-Transport-Security" not in answer.headers


def test_a_static_file_is_kept_for_ever_under_its_own_hash_and_never_under_another(visitor, world):
    html = visitor.get("/").html
    current = re.search(r"/static/(\w+)/style.css", html)

    kept = visitor.client.get(current[0])
    stale = visitor.client.get("/static/000000000000/style.css")

    assert kept.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert stale.headers["Cache-Control"] == "no-store"
    assert kept.data == stale.data
    again = visitor.client.get(current[0], headers={"If-None-Match": kept.headers["ETag"]})
    for answer in (kept, stale, again):
        answer.close()
    assert again.status_code == 304


@pytest.mark.parametrize("name", ["../frame.py", "..%2fframe.py", "none.css", "%00"])
def test_nothing_outside_the_static_folder_is_served(visitor, world, name):
    assert visitor.client.get(f"/static/x/{name}").status_code == 404


def test_in_production_there_is_no_gallery_and_cookies_travel_by_https_only(own_database, key_file):
    at = own_database
    app = create_app(Settings(database=at.database, redis=at.redis, keys=key_file, production=True))
    client = app.test_client()

    page = client.get("/sign-in?lang=en", base_url="https://localhost")

    assert page.headers["Strict-Transport-Security"]
    assert "gallery" not in {rule.endpoint for rule in app.url_map.iter_rules()}
    cookies = page.headers.getlist("Set-Cookie")
    assert {x.partition("=")[0] for x in cookies} == {"__Host-session", "__Host-language"}
    for mark in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert all(mark in cookie for cookie in cookies)
    with app.app_context():
        db.engine.dispose()


def test_the_gallery_is_there_for_us(visitor, world):
    for portal in ("", "?portal=employer"):
        visitor.get(f"/gallery{portal}")
    assert "gallery" in TABLE


def test_the_menu_is_the_roles_own_and_says_where_one_is(visitor, world):
    employer = world.an_employer()
    session.commit()
    page = visitor.signed_in_as(employer).get("/employer/vacancies")

    current = [a for a in page.tree.iter("a") if a.get("aria-current") == "page"]
    assert [a.get("href") for a in current] == ["/employer/vacancies"]
    assert "/for-you" not in page.links()


def test_on_a_telephone_three_of_the_menu_stand_and_the_fold_says_that_one_is_in_it(visitor, world):
    page = visitor.signed_in_as(world.a_seeker()).get("/my-data")
    (menu,) = [x for x in page.tree.iter("nav") if x.get("class") == "menu"]
    lines = [(x.get("class") or "", x) for x in menu.find("ul").findall("li")]
    (fold,) = [x for kind, x in lines if "menu__narrow" in kind]

    assert len([kind for kind, _ in lines if not kind]) == 3
    assert "menu__link--here" in next(fold.iter("summary")).get("class")
    assert "/my-data" in [a.get("href") for a in fold.iter("a")]


def test_nothing_outward_names_the_program_or_the_reason_somebody_comes(visitor, world):
    for path in ("/", "/vacancies", "/courses", "/sign-in", "/employer/sign-in", "/khong-co"):
        html = visitor.client.get(path).get_data(as_text=True).casefold()
        for word in ("lối về", "loive", "loi-ve", "mãn hạn", "trại giam", "tù "):
            assert word not in html, (path, word)
