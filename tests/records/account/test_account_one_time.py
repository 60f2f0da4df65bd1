"""Codes for one use: short-lived, once, and worked out from a key so that they stand nowhere."""

import json

import pytest
from sqlalchemy import text

from records.account import actions, devices, one_time
from records.account.model import OneTimeCode
from records.account.owed import Owed
from records.account.queries import behind
from records.ledger import session
from records.outbox.model import Event
from tests.factories import SECRET


@pytest.fixture
def employer(world):
    known = world.an_employer()
    session.commit()
    return known


def test_an_employer_owes_the_code_of_a_letter(employer, clock, prove):
    half = try_in(employer, clock)
    assert half.owed == Owed.MAIL

    answer = prove(half.token, newest())

    assert behind(half.token, clock()) is None
    assert behind(answer.token, clock()).owed is None
    assert (len(newest()), newest().isdecimal()) == (6, True)


def test_it_works_once_for_ten_minutes_and_for_its_own_sign_in_only(employer, clock, prove):
    first, second = try_in(employer, clock), try_in(employer, clock)
    of_second = newest()
    assert prove(first.token, of_second).key == "refused-code"
    clock.now += one_time.LASTS["mail"] * 0.99
    half = behind(second.token, clock())
    assert prove(second.token, of_second).token
    assert not one_time.take_sent(half.sign_in_id, of_second, clock())

    third = try_in(employer, clock)
    late = newest()
    clock.now += one_time.LASTS["mail"]
    half = behind(third.token, clock())

    assert not one_time.take_sent(half.sign_in_id, late, clock())


def test_wrong_codes_slow_the_next_try_down(employer, clock, prove):
    half = try_in(employer, clock)
    answers = [prove(half.token, "xxxxxx").key for _ in range(6)]

    assert answers == ["refused-code"] * 5 + ["refused-too-soon"]


def test_a_letter_box_is_not_filled(employer, clock):
    tried = [try_in(employer, clock) for _ in range(one_time.MOST_LETTERS + 1)]

    assert [x.key for x in tried] == [None] * one_time.MOST_LETTERS + ["refused-letters"]


def test_the_code_stands_neither_in_its_row_nor_in_the_event(employer, clock):
    try_in(employer, clock)
    event = session.query(Event).filter_by(topic="sign-in-code").one()
    row = str(session.execute(text("select c::text from one_time_code c")).all())

    assert newest() not in row
    assert set(json.loads(event.facts)) == {"account_id", "one_time_code_id"}


def test_a_remembered_browser_owes_nothing_until_the_day(employer, world, clock, prove):
    device = prove(try_in(employer, clock).token, newest(), remember=True).device

    assert try_in(employer, clock, device=device).owed is None
    assert try_in(world.an_employer(), clock, device=device).owed == Owed.MAIL
    clock.now += devices.REMEMBERED
    assert try_in(employer, clock, device=device).owed == Owed.MAIL


def test_a_new_secret_remembers_no_browser(employer, clock, prove):
    device = prove(try_in(employer, clock).token, newest(), remember=True).device

    actions.change_secret(employer.account_id, SECRET, clock())

    assert try_in(employer, clock, device=device).owed == Owed.MAIL


def test_a_code_of_the_desk_works_once_in_place_of_the_pin_and_the_pin_still_does(world, clock):
    seeker = world.a_seeker()
    one_time.issue(world.act(), seeker.account_id)
    told = one_time.issued(seeker.account_id, clock())

    answer = try_in(seeker, clock, secret=told.code)

    assert behind(answer.token, clock()).by_desk_code
    assert (len(told.code), told.code in repr(told)) == (8, False)
    assert one_time.issued(seeker.account_id, clock()) is None
    assert try_in(seeker, clock, secret=told.code).key == "refused-sign-in"
    assert not behind(try_in(seeker, clock).token, clock()).by_desk_code


def test_a_newer_code_of_the_desk_replaces_the_older_and_lasts_a_quarter_of_an_hour(world, clock):
    seeker = world.a_seeker()
    one_time.issue(world.act(), seeker.account_id)
    first = one_time.issued(seeker.account_id, clock()).code
    one_time.issue(world.act(), seeker.account_id)
    second = one_time.issued(seeker.account_id, clock()).code

    assert try_in(seeker, clock, secret=first).key == "refused-sign-in"
    clock.now += one_time.LASTS["desk"]
    assert try_in(seeker, clock, secret=second).key == "refused-sign-in"


def test_a_strangers_tries_do_not_use_up_a_code_of_the_desk(world, clock):
    seeker = world.a_seeker()
    one_time.issue(world.act(), seeker.account_id)
    for number in range(8):
        try_in(seeker, clock, secret="00000000", address=f"198.51.100.{number}")

    told = one_time.issued(seeker.account_id, clock()).code

    assert try_in(seeker, clock, secret=told).token


def newest():
    row = session.query(OneTimeCode).order_by(OneTimeCode.id.desc()).first()
    return one_time.told(row).code


def try_in(known, clock, *, secret=SECRET, address="203.0.113.7", device=""):
    answer = actions.sign_in(
        login=known.login, secret=secret, address=address, now=clock(), device=device
    )
    session.commit()
    return answer
