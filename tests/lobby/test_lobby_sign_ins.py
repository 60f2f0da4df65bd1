"""Everybody's own sign-ins: seen in plain words, endable one by one or all; a new secret ends them."""

import pytest

from lobby.browsers import coarse
from records.account import devices, second_factor
from records.account.model import KnownDevice
from records.account.queries import BORROWED_IDLE
from records.account.sign_ins import Manner, begin
from records.ledger import Role, session
from tests.factories import SECRET
from tests.visitor import Visitor

ANDROID = (
    "Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537"
)


@pytest.fixture
def seeker(world):
    known = world.a_seeker()
    session.commit()
    return known


@pytest.fixture
def elsewhere(app, seeker, clock):
    """The same person, signed in on another device."""
    token = begin(seeker.account_id, clock(), Manner("firefox-windows")).token
    session.commit()
    there = Visitor(app)
    there.client.set_cookie("door", token)
    return there


@pytest.mark.parametrize(
    ("says", "kind"),
    [
        (ANDROID, "chrome-android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Safari/604.1", "safari-iphone"),
        (
            "Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/130 Chrome/124 Safari/537",
            "coccoc-windows",
        ),
        ("Mozilla/5.0 (Linux; Android 11) Chrome/90 Zalo/1.0", "zalo-android"),
        ("curl/8", "other-other"),
        ("", "other-other"),
    ],
)
def test_a_browser_is_known_by_its_coarse_kind_only(says, kind):
    assert coarse(says) == kind


def test_a_seeker_sees_where_they_are_signed_in_and_ends_it_there(visitor, seeker, elsewhere):
    page = visitor.signed_in_as(seeker).get("/sign-ins")
    assert "Firefox, máy tính Windows" in page.text
    assert page.text.count("Máy này") == 1

    end = next(f.get("action") for f in page.tree.iter("form") if f.get("action").endswith("/end"))
    visitor.submit(end)

    assert elsewhere.client.get("/for-you").status_code == 303
    assert visitor.client.get("/for-you").status_code == 200


def test_all_others_end_at_once_and_no_browser_is_remembered(app, visitor, world, clock):
    employer = world.an_employer()
    devices.remember(employer.account_id, clock())
    other = Visitor(app).signed_in_as(employer)
    visitor.signed_in_as(employer).get("/sign-ins")
    visitor.submit("/end-others")

    assert other.client.get("/employer/").status_code == 303
    assert visitor.client.get("/employer/").status_code == 200
    assert session.query(KnownDevice).count() == 0


def test_nobody_ends_a_sign_in_of_somebody_else(visitor, world, seeker, elsewhere):
    page = visitor.signed_in_as(seeker).get("/sign-ins")
    action = next(
        f.get("action") for f in page.tree.iter("form") if f.get("action").endswith("/end")
    )
    other = world.a_seeker(name="Lê Thị Nga")
    session.commit()
    visitor.signed_in_as(other).get("/wishes")
    visitor.post(action, visitor.page.fields("/sign-out"), status=404)

    assert elsewhere.client.get("/for-you").status_code == 200


def test_a_new_pin_ends_all_others_and_this_browser_gets_a_new_token(visitor, seeker, elsewhere):
    visitor.signed_in_as(seeker).get("/sign-ins/secret")
    before = visitor.client.get_cookie("door").value
    visitor.submit(old=SECRET, new="702516")

    assert "Đã đổi" in visitor.page.text
    assert visitor.client.get_cookie("door").value != before
    assert elsewhere.client.get("/for-you").status_code == 303


def test_a_wrong_old_secret_changes_nothing_and_is_counted(visitor, seeker):
    visitor.signed_in_as(seeker).get("/sign-ins/secret")
    for _ in range(5):
        page = visitor.submit(old="sai", new="702516", status=422)
    assert page.errors == ["Sáu số đang dùng: Chưa đúng. Hãy xem lại rồi gõ lại."]

    page = visitor.submit(old=SECRET, new="702516", status=429)

    assert "chờ 1 phút" in page.text


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ("ngắn quá", "ít nhất 12"),
        ("a" * 20, "dễ bị đoán"),
        ("MatKhau@2026", "dễ bị đoán"),
        ("Việc làm Quảng Trị", "dễ bị đoán"),
        ("", "cần"),
    ],
)
def test_a_password_too_easy_is_not_taken(visitor, world, new, says):
    session.commit()
    visitor.signed_in_as(world.counsellor).get("/sign-ins/secret")

    page = visitor.submit(old=SECRET, new=new, status=422)

    assert says in page.errors[0]


@pytest.mark.parametrize("role", [Role.SEEKER, Role.EMPLOYER, Role.COUNSELLOR, Role.AUDITOR])
def test_everybody_has_this_page_and_staff_see_their_recovery_codes_left(
    visitor, world, clock, role
):
    known = {
        Role.SEEKER: world.a_seeker,
        Role.EMPLOYER: world.an_employer,
        Role.COUNSELLOR: lambda: world.counsellor,
        Role.AUDITOR: world.an_auditor,
    }[role]()
    second_factor.set_up(known.account_id, second_factor.offered("x"), 0, clock())

    page = visitor.signed_in_as(known).get("/sign-ins")

    assert ("10 mã dự phòng" in page.text) == (role in (Role.COUNSELLOR, Role.AUDITOR))


def test_on_a_borrowed_phone_five_minutes_are_enough_and_nothing_stays(visitor, seeker, clock):
    visitor.get("/sign-in")
    visitor.submit(login=seeker.login, secret=SECRET, borrowed="yes")
    chosen = visitor.client.get("/for-you?lang=en")
    assert "Max-Age" not in chosen.headers["Set-Cookie"]
    clock.now += BORROWED_IDLE
    kept = visitor.client.get("/for-you")
    assert kept.status_code == 200
    assert kept.headers["Refresh"] == "305; url=/sign-in", "the page itself leaves the screen"
    visitor.get("/for-you")

    answer = visitor.client.post("/sign-out", data=visitor.page.fields("/sign-out"))

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage", "cookies"'
    assert visitor.client.get_cookie("language") is None


def test_a_borrowed_phone_laid_aside_is_a_strangers(visitor, seeker, clock):
    visitor.get("/sign-in")
    visitor.submit(login=seeker.login, secret=SECRET, borrowed="yes")
    clock.now += BORROWED_IDLE * 1.01

    assert visitor.client.get("/for-you").status_code == 303


def test_the_code_of_the_slip_is_filled_in_and_the_tick_is_not(visitor, seeker):
    page = visitor.get(f"/sign-in?code={seeker.login}")

    assert page.fields()["login"] == seeker.login
    assert "borrowed" not in page.fields()
    assert page.fields()["secret"] == ""
