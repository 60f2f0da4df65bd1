"""An employer joins by themselves: nothing of theirs is shown before the centre has checked who they are."""

import pytest

from records.account import one_time
from records.account.actions import sign_in
from records.account.model import Account
from records.account.proving import prove
from records.account.queries import behind
from records.employer import actions, owner, queries
from records.employer.model import Employer
from records.ledger import Role, session
from records.vacancy import holding, waiting
from records.vacancy.queries import of_employer
from tests.employer_portal.test_employer_vacancies import FIVE_BOXES
from tests.factories import Known

NUMBER = "045090000012"
FIRM = {
    "kind": "enterprise", "name": "Xưởng gỗ Bến Hải", "tax_code": "0100109106",
    "contact_name": "Lê Văn Hải", "contact_phone": "0912 345 678", "contact_email": "hai@go.example",
    "commune_code": "xã Gio Linh, tỉnh Quảng Trị", "password": "cầu hiền lương mùa nước nổi",
}  # fmt: skip


def joins(visitor, status=200, **said):
    visitor.get("/employer/join")
    return visitor.submit(status=status, **{**FIRM, **said})


def the_one(name=FIRM["name"]):
    return session.query(Employer).filter_by(name=name).one()


@pytest.fixture
def joined(world, visitor):
    """The visitor, signed in as who has just joined."""
    joins(visitor)
    known = known_as(the_one())
    visitor.signed_in_as(known)
    return known


def known_as(row, login=FIRM["contact_email"]):
    account = session.query(Account).filter_by(login=login).one()
    return Known(account.id, account.login, Role.EMPLOYER, row.centre_id, row.id)


def test_who_joins_is_written_down_unverified_and_led_to_the_door(world, visitor):
    page = joins(visitor)

    assert "Đã nhận" in page.text
    row = the_one()
    assert (row.state, row.kind, row.centre_id) == ("unverified", "enterprise", world.centre_id)
    assert queries.members(row.id) == ("hai@go.example",)


def test_a_household_gives_its_owners_number_or_none_and_a_firm_gives_neither(world, visitor):
    page = joins(visitor, tax_code=NUMBER, status=422)
    assert page.fields()["tax_code"] == NUMBER
    assert len(page.errors) == 1

    page = visitor.submit(**{**FIRM, "kind": "household", "tax_code": NUMBER})
    row = the_one()
    assert row.tax_code is None
    assert owner.is_kept(row.id)
    assert NUMBER not in page.html

    joins(visitor, kind="person", tax_code="", name="Nhà bà Sáu", contact_email="sau@nha.example")
    assert not owner.is_kept(the_one("Nhà bà Sáu").id)


def test_a_firm_without_a_code_and_an_easy_password_are_said_at_their_boxes(world, visitor):
    page = joins(visitor, tax_code="", password="matkhau123456", status=422)

    assert len(page.errors) == 2
    assert page.fields()["name"] == FIRM["name"]


def test_a_stranger_learns_neither_who_is_known_by_code_nor_by_address(world, visitor):
    first = joins(visitor).text

    assert joins(visitor).text == first
    assert joins(visitor, contact_email="khac@go.example").text == first
    assert session.query(Employer).filter_by(name=FIRM["name"]).count() == 2
    old, new = session.query(Employer).order_by(Employer.id)
    actions.verify(world.act(), old)
    with pytest.raises(actions.TaxCodeKnown):
        actions.verify(world.act(), new)


def test_an_address_nobody_proved_is_taken_over_by_whoever_joins_next_and_a_proved_one_is_not(
    world, visitor, clock
):
    squatter, login = "đường mòn rất nhiều mây", FIRM["contact_email"]
    joins(visitor, name="Nơi lạ", password=squatter)
    first = visitor.get("/employer/join").text

    joins(visitor)

    assert the_one().contact_phone == "+84912345678"
    assert session.query(Employer).count() == 1
    half = sign_in(login=login, secret=FIRM["password"], address="::1", now=clock())
    assert half.owed == "mail"
    assert sign_in(login=login, secret=squatter, address="::2", now=clock()).token is None

    known = behind(half.token, clock())
    prove(known, half.token, one_time.sent(known.account_id, clock()), address="::1", now=clock())
    joins(visitor, name="Nơi lạ", password=squatter)
    assert visitor.get("/employer/join").text == first
    assert the_one().name == FIRM["name"]


def test_taking_over_an_unproved_place_takes_no_ones_number_along(world, visitor):
    household = {"kind": "household", "tax_code": ""}
    joins(visitor, **{**household, "tax_code": NUMBER})
    assert owner.is_kept(the_one().id)

    joins(visitor, **household)

    assert not owner.is_kept(the_one().id)


def test_a_verified_owner_has_their_number_forgotten_by_a_tick(world, visitor):
    joins(visitor, kind="household", tax_code=NUMBER)
    row = actions.locked(the_one().id)
    actions.verify(world.act(), row)
    session.commit()
    visitor.signed_in_as(known_as(row))
    page = visitor.get("/employer/firm")
    visitor.submit()
    assert owner.is_kept(row.id)

    page = visitor.get("/employer/firm")
    visitor.post("/employer/firm", {**page.fields(), "forget_number": "yes"})

    assert not owner.is_kept(row.id)
    assert "forget_number" not in visitor.get("/employer/firm").fields()


@pytest.mark.parametrize("dealt", ["verified", "posted", "changed"])
def test_whom_the_centre_dealt_with_is_nobodys_place_any_more(world, visitor, joined, dealt):
    row = actions.locked(joined.employer_id)
    if dealt == "verified":
        actions.verify(world.act(), row)
    elif dealt == "posted":
        holding.offer(world.act(), world.a_draft(joined))
    else:
        actions.change(world.act(), row, {"about": "Đóng bàn ghế."})

    joins(visitor, name="Nơi lạ")

    assert the_one().id == joined.employer_id
    assert session.query(Employer).count() == 1


def test_the_address_of_one_turned_away_is_free_for_whoever_has_it(world, visitor, joined):
    actions.turn_away(world.act(), actions.locked(joined.employer_id), reason="not-theirs")

    joins(visitor, name="Xưởng gỗ thật")

    assert the_one().state == "turned-away"
    assert queries.members(the_one().id) == ()
    assert queries.members(the_one("Xưởng gỗ thật").id) == (FIRM["contact_email"],)


def test_whoever_joins_over_and_over_has_to_wait(world, visitor):
    for n in range(5):
        joins(visitor, contact_email=f"a{n}@go.example")

    joins(visitor, contact_email="a5@go.example", status=429)


def test_what_an_unverified_one_posts_waits_and_goes_up_by_itself_once_the_centre_has_looked(
    world, visitor, joined
):
    visitor.get("/employer/vacancies/new")
    page = visitor.submit(**FIVE_BOXES)
    assert "Trung tâm gọi xác minh xong, tin tự lên" in page.text
    (card,) = of_employer(joined.employer_id)
    assert card.state == "draft"
    assert "/move" in page.html
    assert "Chờ xác minh" in visitor.get("/employer/").text

    waiting.verify(world.act(), session.get_one(Employer, joined.employer_id), version=0)

    assert of_employer(joined.employer_id)[0].state == "open"


def test_one_whom_the_centre_does_not_take_reads_whom_to_call_and_not_why(world, visitor, joined):
    row = actions.locked(joined.employer_id)
    actions.turn_away(world.act(), row, reason="not-theirs")

    page = visitor.get("/employer/")

    assert "Trung tâm chưa nhận đăng tin của bạn" in page.text
    assert "tel:+842333000000" in page.html
    assert "sổ đăng ký" not in page.text
    form = visitor.get("/employer/vacancies/new").text
    assert "Trung tâm chưa nhận đăng tin của bạn" in form
    assert "Đăng khi xác minh xong" not in form
    page = visitor.submit(**FIVE_BOXES, status=422)
    assert page.fields()["title"] == FIVE_BOXES["title"]
    page = visitor.submit(**FIVE_BOXES, **{"look-first": "yes"})
    assert "Đăng khi xác minh xong" not in page.text
    assert "tin tự lên" not in page.text


def test_a_verified_one_changes_what_is_read_of_them_and_not_what_was_checked(world, visitor):
    firm = world.an_employer()
    visitor.signed_in_as(firm).get("/employer/firm")

    vacancy = world.a_vacancy(firm)

    page = visitor.submit(about="Làm cửa gỗ.", name="Tên khác", contact_phone="0912 000 111")

    assert "Làm cửa gỗ." in page.text
    assert "Làm cửa gỗ." in visitor.get(f"/vacancies/{vacancy.code}").text
    kept = queries.facts(firm.employer_id)
    assert (kept.card.name, kept.contact_phone) == ("Xưởng cơ khí Bình Minh", "+84912000111")


def test_one_not_yet_verified_is_not_told_whose_a_tax_code_is(world, visitor, joined):
    known = actions.row(
        queries.facts(world.an_employer().employer_id).card.code, centre_id=world.centre_id
    )
    actions.change(world.act(), known, {"tax_code": "3200012350"})
    visitor.get("/employer/firm")

    assert "Đã lưu" in visitor.submit(tax_code="3200012350").text


def test_a_workbook_is_taken_only_once_the_centre_has_looked(visitor, joined):
    page = visitor.get("/employer/vacancies/file")
    assert "xác minh nơi của bạn xong thì gửi tệp được" in page.text
    assert "template.xlsx" in page.html

    another = visitor.get("/employer/vacancies/new").fields()
    visitor.post("/employer/vacancies/file", another, status=403)
