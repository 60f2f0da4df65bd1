"""The second step through the pages: half a sign-in opens nothing but it, and each step up a new token."""

import pytest
from pyotp import TOTP

from lobby.access import HALFWAY, TABLE
from records.account import one_time, second_factor
from records.account.model import OneTimeCode, SignIn
from records.account.queries import LONGEST_HALF
from records.ledger import session
from tests.factories import SECRET
from tests.visitor import Visitor, typed_key


@pytest.fixture
def counsellor(world):
    session.commit()
    return world.counsellor


@pytest.fixture
def employer(world):
    known = world.an_employer()
    session.commit()
    return known


def test_at_the_first_sign_in_an_authenticator_is_set_up(visitor, counsellor, clock):
    page = first_step(visitor, "/desk/sign-in", counsellor)
    assert page.h1 == "Cài mã xác thực"
    assert "data:image/svg+xml" in page.tree.find(".//img[@class='qr']").get("src")

    half = visitor.client.get_cookie("door").value
    codes = visitor.submit(code=typed_key(page, clock()))

    assert codes.h1 == "Mười mã dự phòng của bạn"
    assert len(codes.tree.findall(".//ol[@class='codes']/li")) == 10
    assert visitor.client.get_cookie("door").value != half
    assert visitor.get("/desk/").h1
    assert second_factor.left(counsellor.account_id) == 10


def test_a_wrong_code_sets_nothing_up_and_the_key_stays_the_same(visitor, counsellor, clock):
    page = first_step(visitor, "/desk/sign-in", counsellor)
    again = visitor.submit(code="000000", status=422)

    assert again.errors == [
        "Mã ứng dụng đang hiện: Mã này không đúng hoặc không dùng được nữa. Hãy xem lại rồi gõ lại."
    ]
    assert typed_key(again, clock()) == typed_key(page, clock())
    assert not second_factor.is_set_up(counsellor.account_id)


def test_later_the_code_of_the_authenticator_is_asked_for(visitor, counsellor, clock):
    secret = a_phone(counsellor, clock)
    page = first_step(visitor, "/desk/sign-in?then=/desk/seekers", counsellor)
    assert page.h1 == "Gõ mã trên điện thoại"

    sent = {**page.fields(), "code": TOTP(secret).at(clock())}
    visitor.post("/desk/sign-in/code?then=/desk/seekers", sent)

    assert visitor.page.response.request.path == "/desk/seekers"


def test_an_employer_gets_a_code_by_letter_and_is_not_remembered_unasked(visitor, employer, clock):
    page = first_step(visitor, "/employer/sign-in", employer)
    assert page.h1 == "Gõ mã trong thư"
    assert "remember" not in page.fields()

    visitor.submit(code=letter())

    assert visitor.page.response.request.path == "/employer/"
    assert visitor.client.get_cookie("device") is None


def test_a_remembered_browser_needs_no_letter_for_thirty_days(visitor, employer, clock):
    first_step(visitor, "/employer/sign-in", employer)
    visitor.submit(code=letter(), remember="yes")
    visitor.submit("/sign-out")

    first_step(visitor, "/employer/sign-in", employer)

    assert visitor.page.response.request.path == "/employer/"


def test_another_letter_is_sent_and_the_first_code_is_void(visitor, employer):
    first_step(visitor, "/employer/sign-in", employer)
    first = letter()
    visitor.submit("/employer/sign-in/again")
    assert "Thư mới" in visitor.page.text
    visitor.submit("", code=first, status=422)

    visitor.submit("", code=letter())

    assert visitor.page.response.request.path == "/employer/"


def test_after_five_wrong_codes_a_letter_is_void(visitor, employer, clock):
    first_step(visitor, "/employer/sign-in", employer)
    right = letter()
    for _ in range(5):
        visitor.submit("", code="xxxxxx", status=422)
    visitor.submit("", code=right, status=429)
    clock.now += one_time.LASTS["mail"] / 10

    page = visitor.submit("", code=right, status=422)

    assert "không dùng được nữa" in page.text


@pytest.mark.parametrize("path", ["/desk/", "/desk/seekers", "/sign-ins", "/sign-ins/secret"])
def test_half_a_sign_in_opens_no_page(visitor, counsellor, path):
    first_step(visitor, "/desk/sign-in", counsellor)

    answer = visitor.client.get(path)

    assert (answer.status_code, "sign-in" in answer.location) == (303, True)


def test_without_half_a_sign_in_there_is_no_second_step(app, visitor, world):
    session.commit()
    for endpoint in [e for e, rows in TABLE.items() if HALFWAY in rows.values()]:
        rule = next(r for r in app.url_map.iter_rules() if r.endpoint == endpoint)
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            answer = visitor.client.open(str(rule), method=method)
            assert answer.status_code == (303 if method == "GET" else 403), rule
            door = "/employer/sign-in" if "/employer" in str(rule) else "/desk/sign-in"
            assert door in (answer.location or answer.get_data(as_text=True))


def test_a_whole_sign_in_has_no_second_step_any_more(visitor, counsellor):
    assert visitor.signed_in_as(counsellor).client.get("/desk/sign-in/code").status_code == 403


def test_the_page_of_another_proof_leads_to_the_one_that_is_owed(visitor, counsellor):
    first_step(visitor, "/desk/sign-in", counsellor)

    assert visitor.client.get("/employer/sign-in/code").location == "/desk/sign-in/set-up"


def test_half_a_sign_in_is_over_after_ten_minutes(visitor, counsellor, clock):
    page = first_step(visitor, "/desk/sign-in", counsellor)
    clock.now += LONGEST_HALF * 1.01

    page = visitor.submit(code=typed_key(page, clock()), status=403)

    assert page.h1 == "Hãy đăng nhập lại"


def test_a_stolen_half_token_is_worth_nothing_after_the_step(app, visitor, counsellor, clock):
    page = first_step(visitor, "/desk/sign-in", counsellor)
    half = visitor.client.get_cookie("door").value
    visitor.submit(code=typed_key(page, clock()))

    thief = Visitor(app)
    thief.client.set_cookie("door", half)

    assert thief.client.get("/desk/").status_code == 303
    assert [row.ended_at is None for row in session.query(SignIn).order_by(SignIn.id)] == [
        False,
        True,
    ]


def test_a_seeker_comes_in_by_a_code_of_the_desk_and_chooses_a_new_pin(visitor, world, clock):
    seeker = world.a_seeker()
    one_time.issue(world.act(), seeker.account_id)
    told = one_time.issued(seeker.account_id, clock()).code
    session.commit()
    visitor.get("/sign-in")
    page = visitor.submit(login=seeker.login, secret=f"{told[:4]} {told[4:]}")
    assert page.h1 == "Đổi sáu số bí mật"
    assert "old" not in page.fields()

    visitor.submit(new="702516")

    assert "Đã đổi" in visitor.page.text
    visitor.submit("/sign-out")
    visitor.get("/sign-in")
    visitor.submit(login=seeker.login, secret="702516")
    assert visitor.client.get("/for-you").status_code == 200


def first_step(visitor, door, known):
    visitor.get(door)
    form = visitor.page.fields()
    return visitor.post(door, {**form, "login": known.login, "secret": SECRET})


def letter():
    """The code of the newest letter."""
    return one_time.told(session.query(OneTimeCode).order_by(OneTimeCode.id.desc()).first()).code


def a_phone(known, clock):
    secret = second_factor.offered("a phone")
    second_factor.set_up(known.account_id, secret, 0, clock())
    session.commit()
    return secret
