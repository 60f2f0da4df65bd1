"""Finding people, changing wishes, making a slip."""

from datetime import date

import pytest

from records.account import actions as accounts
from records.centre import actions as centres
from records.overview.queries import access_of, people
from records.programme.envelope import Envelope
from records.seeker.queries import by_code
from tests.factories import DONG_HA


def test_a_trade_test_is_shown_beside_the_skill(desk, world):
    seeker = world.a_seeker(held={"arc-welding": 3})
    desk.get(f"/desk/seekers/{seeker.seeker_code}")
    page = desk.submit("/tested", concept="arc-welding", tester="centre")

    assert "đã thử tay nghề" in page.text


def test_people_are_found_without_marks(desk, world):
    world.a_seeker(name="Nguyễn Thị Đào")
    world.a_seeker(name="Hồ Văn Pả")

    page = desk.get("/desk/seekers?q=dao")

    assert "Nguyễn Thị Đào" in page.text
    assert "Hồ Văn Pả" not in page.text
    assert "1 người" in page.text


def test_who_is_not_found_can_be_registered(desk):
    page = desk.get("/desk/seekers?q=<script>")

    assert "Không thấy ai" in page.text
    assert "/desk/seekers/new" in page.links()


def test_another_centres_person_does_not_exist_here(desk, world):
    stranger = world.a_seeker()
    stranger.seeker.centre_id = another_centre(world)

    for page in ("", "/wishes", "/slip", "/matches"):
        desk.get(f"/desk/seekers/{stranger.seeker.code}{page}", status=404)


def test_limits_are_shown_under_words_that_say_nothing(desk, world):
    seeker = world.a_seeker(
        envelope=Envelope(
            member=True,
            barred_trades=("7212",),
            barred_until=date(2028, 5, 1),
            exit_suspended=True,
            credit_until=date(2029, 1, 31),
        )
    )
    page = desk.get(f"/desk/seekers/{seeker.seeker.code}")

    assert "Lưu ý riêng" in page.text
    for said in ("01/05/2028", "31/01/2029", "nước ngoài"):
        assert said in page.text
    assert "Không có lưu ý nào" in desk.get(f"/desk/seekers/{world.a_seeker().seeker.code}").text


def test_wishes_sent_back_unchanged_stay_as_they_were(desk, world):
    seeker = world.a_seeker(
        trades=["7212", "7111"],
        years={"7212": 5, "7111": 2},
        pay_floor=7_000_000,
        wishes={"shift": {"value": ["day"], "strength": "must"}},
    )
    before = by_code(seeker.seeker.code, centre_id=world.centre_id).wishes
    desk.get(f"/desk/seekers/{seeker.seeker.code}/wishes")

    page = desk.submit()

    assert "Đã lưu mong muốn" in page.text
    assert by_code(seeker.seeker.code, centre_id=world.centre_id).wishes == before


def test_a_changed_wish_is_kept(desk, world):
    seeker = world.a_seeker()
    desk.get(f"/desk/seekers/{seeker.seeker.code}/wishes")
    desk.submit(pay_floor="8.000.000", moves="anywhere", cond_shift=["day"])

    wishes = by_code(seeker.seeker.code, centre_id=world.centre_id).wishes
    assert (wishes.pay_floor, wishes.moves_to) == (8_000_000, ("*",))
    assert wishes.wishes["shift"] == {"value": ["day"], "strength": "should"}


def test_a_slip_shows_the_code_and_never_the_pin(desk, world):
    desk.get("/desk/seekers/new")
    desk.submit(name="Hồ Thị Mai", then="slip")
    page = desk.submit(pin="602419")

    code = found(world, "mai").wishes.code
    access = access_of(code, centre_id=world.centre_id)
    assert f"{access.code[:5]}-{access.code[5:]}" in page.text
    assert "602419" not in page.html
    assert "Hồ Thị Mai" not in "".join(page.tree.find(".//*[@class='surface']").itertext())
    assert signs_in(world, access.code, "602419")


def test_a_second_pin_replaces_the_first_and_keeps_the_code(desk, world):
    seeker = world.a_seeker()
    desk.get(f"/desk/seekers/{seeker.seeker.code}/slip")
    desk.submit(pin="602419")

    assert access_of(seeker.seeker.code, centre_id=world.centre_id).code == seeker.login
    assert signs_in(world, seeker.login, "602419")
    assert not signs_in(world, seeker.login, seeker.secret)


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "abcdef", "111111", "123456", "654321"])
def test_a_pin_that_is_not_six_digits_or_easily_guessed_is_refused(desk, world, pin):
    desk.get(f"/desk/seekers/{world.a_seeker().seeker.code}/slip")

    assert len(desk.submit(pin=pin, status=422).errors) == 1


def found(world, words):
    """The record of the only person these words find."""
    (line,) = people(world.centre_id, words=words).lines
    return by_code(line.code, centre_id=world.centre_id)


def signs_in(world, login, secret):
    return accounts.sign_in(
        login=login, secret=secret, address="127.0.0.1", now=world.clock()
    ).token


def another_centre(world):
    return centres.found(
        name="Trung tâm khác",
        province_code="46",
        email="x@y.example",
        phone="+84",
        address="",
        branches={"Huế": "h@y.example"},
    )


def test_what_the_law_sets_is_shown_to_the_persons_own_counsellor_only(world, visitor):
    envelope = Envelope(member=True, stay_in_commune=DONG_HA)
    seeker = world.a_seeker(envelope=envelope)
    path = f"/desk/seekers/{seeker.seeker.code}"

    own = visitor.signed_in_as(world.counsellor).get(path)
    assert "trong xã" in own.text.casefold() or "phường Đông Hà" in own.text
    assert "Lưu ý riêng" in own.text

    colleague = visitor.signed_in_as(world.a_manager()).get(path)
    assert "Lưu ý riêng" not in colleague.text
