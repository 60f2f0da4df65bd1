"""Several people act for one employer: who owns it lets them in, and ends it."""

import re

import pytest

from records.account import one_time
from records.account.actions import sign_in
from records.account.proving import prove
from records.account.queries import behind
from records.employer.queries import facts, members, team
from records.ledger import Role
from tests.factories import Known

MAI = "mai@firm.example"


@pytest.fixture
def owner(world, visitor):
    known = world.an_employer()
    visitor.signed_in_as(known)
    return known


def added(visitor, status=200, login=MAI):
    visitor.get("/employer/members")
    return visitor.submit(status=status, login=login)


def known_as(world, owner, login=MAI):
    account = next(it.account_id for it in team(owner.employer_id) if it.login == login)
    return Known(account, login, Role.EMPLOYER, world.centre_id, owner.employer_id)


def test_a_colleague_gets_in_with_the_code_that_is_told(world, visitor, owner, clock):
    page = added(visitor)
    code = re.search(r"\b\d{8}\b", page.text)[0]

    assert members(owner.employer_id) == (owner.login, MAI)
    answer = sign_in(login=MAI, secret=code, address="::1", now=clock.now)
    assert answer.owed == "mail", "their letters prove the address"


def test_whoever_came_in_by_a_told_code_sets_a_password_of_their_own(world, visitor, owner, clock):
    code = re.search(r"\b\d{8}\b", added(visitor).text)[0]
    half = sign_in(login=MAI, secret=code, address="::1", now=clock.now)

    known = behind(half.token, clock.now)
    letter = one_time.sent(known.account_id, clock.now)

    whole = prove(known, half.token, letter, address="::1", now=clock.now)

    assert behind(whole.token, clock.now).by_desk_code, "that door leads to a new password"


def test_the_address_of_who_was_removed_is_free_again(world, visitor, owner, clock):
    added(visitor)
    visitor.submit("/remove")

    assert "Đã thêm" in added(visitor).text
    assert members(owner.employer_id) == (owner.login, MAI)


def test_a_colleague_works_for_the_same_employer_but_lets_nobody_in(world, visitor, owner):
    vacancy = world.a_vacancy(owner)
    added(visitor)
    visitor.signed_in_as(known_as(world, owner))

    assert vacancy.title in visitor.get("/employer/vacancies").text
    page = visitor.get("/employer/members")
    assert "Thêm người" not in page.text
    assert not re.search(r"\b\d{8}\b", page.text)


def test_who_is_removed_is_out_at_once(world, visitor, owner, clock):
    code = re.search(r"\b\d{8}\b", added(visitor).text)[0]
    page = visitor.submit("/remove")

    assert MAI not in page.text
    assert sign_in(login=MAI, secret=code, address="::1", now=clock.now).token is None


def test_an_address_that_signs_in_already_is_not_added_and_trying_many_takes_long(
    world, visitor, owner
):
    other = world.an_employer(name="Quán cơm Bà Sáu")

    for _ in range(5):
        assert "Không thêm được địa chỉ này" in added(visitor, login=other.login).text

    page = added(visitor, login=other.login, status=429)
    assert len(page.errors) == 1
    assert page.fields()["login"] == other.login
    assert members(owner.employer_id) == (owner.login,)


def test_letters_go_where_the_owner_says_and_never_on_to_who_is_removed(world, visitor, owner):
    added(visitor)
    visitor.get("/employer/firm")
    visitor.submit(contact_email=MAI)
    visitor.get("/employer/members")
    assert "Thư của cơ sở còn gửi đến" in visitor.submit("/remove", status=409).text

    visitor.signed_in_as(known_as(world, owner))
    page = visitor.get("/employer/firm")
    assert "contact_email" not in page.fields()
    visitor.post("/employer/firm", page.fields() | {"contact_email": "khac@firm.example"})
    assert facts(owner.employer_id).contact_email == MAI
