"""What a person looks for is asked one thing at a time, in any order, and kept at once."""

import pytest

from seeker_portal.questions import every
from tests.factories import GIO_LINH
from tests.seeker_portal.made import spots

WELDER = "7212"


def test_answers_are_read_in_plain_words_and_ranked_anew(mine, me, world):
    sewer = world.a_vacancy(title="Công nhân may", trade="8153", spots=spots(GIO_LINH))

    answer(mine, "trades", trades="cong nhan may")
    answer(mine, "home", commune_code="xã Gio Linh, Quảng Trị")
    answer(mine, "pay", pay_floor="6 triệu")
    answer(mine, "shift", cond_shift=["day"], cond_shift_strength="must")

    assert me.seeker.trades == ["8153"]
    assert me.seeker.commune_code == GIO_LINH
    assert me.seeker.pay_floor == 6_000_000
    assert me.seeker.wishes["shift"] == {"value": ["day"], "strength": "must"}
    assert f"/for-you/{sewer.code}" in mine.get("/for-you").links()


def test_the_usual_skills_of_a_trade_are_ticked_and_papers_are_asked_apart(visitor, world):
    me = world.a_seeker(trades=[WELDER], held={"licence-a1": 3, "welding-cert": 3})
    visitor.signed_in_as(me)

    assert "Hàn hồ quang" in visitor.get("/wishes/skills").text
    answer(visitor, "skills", ticked=["arc-welding"], held="đọc bản vẽ")
    answer(visitor, "papers", ticked=["licence-a1"], held="")

    assert me.seeker.held == {"licence-a1": 3, "arc-welding": 3, "reading-drawings": 3}


def test_words_that_are_not_understood_are_asked_again_and_ticks_stay(visitor, world):
    me = world.a_seeker(trades=[WELDER], held={})
    visitor.signed_in_as(me)

    page = answer(visitor, "skills", ticked=["tig-welding"], held="zzz qqq", status=422)

    assert page.errors
    assert page.fields("/wishes/skills")["held"] == "zzz qqq"
    assert page.fields("/wishes/skills")["ticked"] == ["tig-welding"]
    assert me.seeker.held == {}


def test_saving_leads_to_the_next_question_or_back_to_the_list(mine):
    assert answer(mine, "trades", trades="thợ hàn").h1 == "Bạn biết làm gì?"
    assert answer(mine, "trades", trades="thợ hàn", then="list").h1 == "Tôi tìm việc gì"
    assert answer(mine, "words", then="next").h1 == "Tôi tìm việc gì"
    assert mine.get("/wishes/no-such-question", status=404)


def test_numbers_may_be_written_with_what_they_count(mine, me):
    answer(mine, "trades", trades="thợ hàn")
    answer(mine, "years", years="2 năm")
    answer(mine, "reach", reach_km="20 cây số")

    assert (max(me.seeker.years.values()), me.seeker.reach_km) == (2, 20)


def test_the_list_says_what_was_answered_and_what_was_not(visitor, world):
    visitor.signed_in_as(world.a_seeker(trades=[WELDER], pay_floor=7_000_000))

    page = visitor.get("/wishes")

    assert "từ 7.000.000 đ một tháng" in page.text
    assert "Chưa trả lời" in page.text
    assert all(f"/wishes/{each.key}" in page.links() for each in every())


def test_an_unclear_place_is_asked_and_nothing_is_kept(mine, me):
    before = me.seeker.commune_code

    page = answer(mine, "home", commune_code="Đông Hà", status=422)

    assert page.errors
    assert me.seeker.commune_code == before


def test_who_has_not_said_where_they_live_can_answer_the_rest(visitor, world):
    me = world.a_seeker(trades=[], years={}, commune_code=None, own_words="")

    answer(visitor.signed_in_as(me), "trades", trades="tho han")

    assert (me.seeker.trades, me.seeker.commune_code) == ([WELDER], None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("6.500.000", 6_500_000),
        ("6,5 triệu", 6_500_000),
        ("7tr", 7_000_000),
        ("6500000 đ", 6_500_000),
    ],
)
def test_pay_is_understood_as_people_write_it(mine, me, typed, meant):
    answer(mine, "pay", pay_floor=typed)

    assert me.seeker.pay_floor == meant


@pytest.mark.parametrize("typed", ["6", "nhiều", "500 USD", "7 - 9 triệu"])
def test_pay_that_could_mean_anything_is_asked_again(mine, me, typed):
    answer(mine, "pay", pay_floor=typed, status=422)

    assert me.seeker.pay_floor is None


@pytest.mark.parametrize("key", [each.key for each in every()])
def test_sending_an_answer_unchanged_changes_nothing(visitor, world, key):
    fine = world.a_seeker(
        trades=["7212", "9313"],
        years={"7212": 4, "9313": 1},
        held={"arc-welding": 4, "licence-a1": 3},
        moves_to=["48"],
        pay_floor=7_000_000,
        wishes={"shift": {"value": ["night"], "strength": "should"}},
    )
    before = kept(fine.seeker)

    answer(visitor.signed_in_as(fine), key)

    assert kept(fine.seeker) == before


def test_questions_speak_english_too(mine):
    page = mine.in_english().get("/wishes")

    assert page.h1 == "What I look for"
    assert "seeker-" not in page.text
    assert "wish-" not in page.text


def answer(visitor, key, status=200, **typed):
    visitor.get(f"/wishes/{key}")
    return visitor.submit(f"/wishes/{key}", status=status, **typed)


def kept(seeker):
    names = ("trades", "years", "held", "moves_to", "pay_floor", "reach_km", "wishes", "own_words")
    return {name: getattr(seeker, name) for name in (*names, "commune_code", "free_from")}


@pytest.fixture
def me(world):
    return world.a_seeker()


@pytest.fixture
def mine(visitor, me):
    return visitor.signed_in_as(me)
