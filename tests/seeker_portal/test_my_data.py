"""A person and their own data: read whole, set right, let rest, asked about, erased."""

import json

import pytest

from records.introduction.queries import for_employer
from records.ledger import session
from records.person.queries import facts
from records.rights import merging
from records.rights.queries import of_person as asked_by
from tests.factories import SECRET
from tests.papers.reading import text_of
from tests.records.rights.canaries import CITIZEN_ID, NAME, a_full_life


@pytest.fixture
def life(world):
    made = a_full_life(world)
    session.commit()
    return made


@pytest.fixture
def mine(visitor, life):
    return visitor.signed_in_as(life.seeker)


def test_everything_stored_stands_on_one_page_also_what_others_wrote(mine):
    page = mine.get("/my-data/copy")

    for said in (
        NAME,
        "0987 654 321",
        CITIZEN_ID,
        "03/02/1990",
        "đường Yếncanary",
        "Xin đừng gọi.",
        "Nói nhỏ",
        "Ở đầu làng",
        "Hội ở làng",
    ):
        assert said in page.text
    for said in ("lời", "từ-chối", "chỗ-hẹn", "nghỉ", "lương", "hỏi"):
        assert f"Yếncanary-{said}" in page.text
    assert "own-" not in page.text
    assert "Xưởng cơ khí Bình Minh" in page.text


def test_in_english_there_is_nothing_without_words(mine):
    page = mine.in_english().get("/my-data/copy")

    assert "Who you are" in page.text
    assert not [
        word for word in page.text.split() if word.startswith(("own-", "state-", "ask-right"))
    ]


def test_the_file_says_the_same_under_a_name_that_says_nothing(mine, life):
    answer = mine.client.get("/my-data/copy.json")
    held = json.loads(answer.get_data(as_text=True))

    assert answer.headers["Content-Disposition"] == 'attachment; filename="du-lieu-cua-toi.json"'
    assert held["person"][0]["name"] == NAME
    assert held["person"][0]["birth_date"] == "1990-02-03"
    assert held["programme"][0]["member"] is True
    assert held["introduction"][0]["decline_reason"] == "Yếncanary-từ-chối"
    assert set(held) >= {
        "consent",
        "grant",
        "placement",
        "frozen_ledger",
        "rights_request",
        "sign_in",
    }


def test_the_work_profile_is_theirs_to_take_with_or_without_their_number(mine):
    page = mine.get("/my-data")
    without, with_number = (
        mine.client.get(f"/work-profile.pdf{asked}") for asked in ("", "?contact=yes")
    )

    assert {"/work-profile.pdf", "/work-profile.pdf?contact=yes"} <= set(page.links())
    assert NAME in text_of(without.data)
    assert "0987 654 321" not in text_of(without.data)
    assert "0987 654 321" in text_of(with_number.data)
    assert without.headers["Content-Disposition"] == 'inline; filename="ho-so.pdf"'


def test_reading_the_copy_is_noted(mine, life, world):
    mine.get("/my-data/copy")

    looks = session.connection().exec_driver_sql(
        "select fields from trail_line where verb = 'seeker_portal.my_copy' and subject = 'person'"
    )
    assert {"name", "citizen_id", "copy"} <= set(looks.scalars().first())


def test_what_is_wrong_is_set_right_and_what_is_mistyped_stays_in_its_box(mine, life):
    mine.get("/my-data/correct")
    page = mine.submit(phone="12", status=422)
    assert len(page.errors) == 1
    assert page.fields()["name"] == NAME

    mine.submit(name="Đỗ Thị Yến", phone="0912 000 111")

    now = facts(life.seeker.person_id).details.whole()
    assert (now.name, now.phone, now.citizen_id) == ("Đỗ Thị Yến", "+84912000111", CITIZEN_ID)


def test_a_citizen_id_that_is_somebody_elses_tells_nothing_and_the_desk_sees_the_two(
    mine, life, world
):
    """Whether a number is known here must not be found out by typing it."""
    other = world.a_seeker(name="Lê Văn Khác")
    session.commit()
    visitor = mine.signed_in_as(other)
    visitor.get("/my-data/correct")

    page = visitor.submit(citizen_id=CITIZEN_ID)

    assert page.errors == []
    pairs = {frozenset((x.one, x.other)) for x in merging.found_twice(world.centre_id)}
    assert frozenset((other.seeker_code, life.seeker.seeker_code)) in pairs


def test_who_rests_is_seen_by_nobody_until_they_lift_it(mine, life, world):
    today = world.act().today
    mine.get("/my-data")
    page = mine.submit("/my-data/rest")
    assert "Tạm dừng" in page.text
    assert for_employer(life.employer.employer_id, today=today) == ()
    assert "không thấy" not in mine.get("/seen").text

    mine.get("/my-data")
    mine.submit("/my-data/rest")

    assert len(for_employer(life.employer.employer_id, today=today)) == 2
    assert life.seeker.seeker.state == "looking"


def test_a_request_is_asked_once_and_says_by_when_it_is_answered(mine, life):
    mine.get("/my-data")
    page = mine.submit("/my-data/ask", asks_for="correct", said="Ngày sinh sai.")
    assert "25/11/2026" in page.text

    mine.submit("/my-data/ask", status=409, asks_for="correct", said="Lần nữa.")
    assert len(mine.get("/my-data").text.split("Ngày sinh sai.")) == 2

    mine.submit(f"{asked_by(life.seeker.person_id)[0].code}/take-back")
    assert asked_by(life.seeker.person_id)[0].state == "taken-back"


def test_an_empty_request_is_asked_again(mine):
    mine.get("/my-data")

    assert len(mine.submit("/my-data/ask", status=422).errors) == 1


def test_erasing_asks_for_the_pin_and_says_that_it_cannot_be_undone(mine, life):
    page = mine.get("/my-data/erase")
    assert "không lấy lại được" in page.text
    assert len(mine.submit(status=422).errors) == 1
    assert len(mine.submit(status=422, pin=SECRET).errors) == 1

    page = mine.submit(pin="000000", sure="yes")
    assert "chưa đúng" in page.text
    assert facts(life.seeker.person_id).details.name == NAME

    page = mine.submit(pin=SECRET, sure="yes")
    assert "Đã xóa hết." in page.text
    assert facts(life.seeker.person_id).details.name == ""
    assert mine.get("/my-data").h1 == "Vào trang của bạn"


def test_wrong_pins_are_slowed_down_as_at_the_entrance(mine, life):
    for _ in range(6):
        mine.get("/my-data/erase")
        page = mine.submit(pin="000000", sure="yes")

    assert "Chờ" in page.text


def test_who_asked_about_me_is_told_to_me(mine, life):
    page = mine.get("/my-data")

    assert "UBND phường" in page.text
    assert "Không có gì" in page.text
