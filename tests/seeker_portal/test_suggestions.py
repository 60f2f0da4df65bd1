"""A signed-in person sees what fits, why, and decides."""

import pytest

from records.programme.envelope import Envelope
from records.suggestion.decisions import decisions_of
from tests.factories import GIO_LINH, WELDER
from tests.seeker_portal.made import a_course, abroad, spots


def test_home_shows_what_fits_best(mine, welder):
    page = mine.get("/")

    assert page.h1 == "Chào bạn"
    assert f"/for-you/{welder.code}" in page.links()
    assert "Việc này hợp với bạn" in page.text


def test_home_asks_for_more_from_somebody_who_said_nothing(visitor, world):
    quiet = world.a_seeker(trades=[], years={}, commune_code=None)

    page = visitor.signed_in_as(quiet).get("/")

    assert "Hãy cho biết nghề và nơi bạn ở" in page.text


def test_every_suggestion_comes_with_both_sides_and_a_reason(mine, welder):
    page = mine.get("/for-you")

    assert f"/for-you/{welder.code}" in page.links()
    assert "Đúng nghề" in page.text or "Có kỹ năng" in page.text
    assert "Bạn hợp với việc này" in page.text


def test_work_outside_the_trade_stands_apart(mine, world, welder):
    world.a_vacancy(title="Đầu bếp quán cơm", trade="5120", needs=[])
    world.a_vacancy(title="Tuyển gấp, lương hấp dẫn", trade=None, needs=[])

    page = mine.get("/for-you")

    own, _, others = page.text.partition("Việc ngoài nghề của bạn")
    assert welder.title in own
    assert "Đầu bếp quán cơm" in others
    assert "Tuyển gấp" in others


def test_what_one_thing_keeps_away_is_told_apart(mine, world, welder):
    far = world.a_vacancy(title="Thợ hàn xa", spots=abroad("JP"))

    page = mine.get("/for-you")
    before, nearly = page.text.split("Gần hợp")

    assert far.title not in before
    assert far.title in nearly


def test_a_course_is_suggested_too(mine, world):
    course = a_course(world, title="Hàn TIG", trade=WELDER, fee=0)

    assert f"/courses/{course.code}" in mine.get("/for-you").links()


def test_the_whole_ledger_adds_up_on_the_page(mine, welder):
    page = mine.get(f"/for-you/{welder.code}")
    points = [int(x.text) for x in page.tree.iter("span") if x.get("class") == "reason__points"]
    sums = [
        int(x.find("strong").text) for x in page.tree.iter("p") if x.get("class") == "ledger__sum"
    ]
    whole = [
        int(x.find("strong").text) for x in page.tree.iter("p") if x.get("class") == "score__words"
    ]

    assert sum(points) == sum(sums) == whole[0]


def test_not_for_me_takes_it_off_the_list_and_can_be_undone(mine, me, welder):
    mine.get("/for-you")
    mine.submit(f"{welder.code}/decide")

    assert decisions_of(me.seeker.id) == {welder.id: "not-for-me"}
    assert f"/for-you/{welder.code}" not in mine.page.links()

    mine.submit(f"{welder.code}/decide")

    assert decisions_of(me.seeker.id) == {welder.id: "saved"}
    assert "Đã lưu" in mine.page.text


def test_a_made_up_decision_is_refused(mine, welder):
    mine.get(f"/for-you/{welder.code}")

    mine.submit(f"{welder.code}/decide", choice="sold", status=422)


def test_a_limit_silently_leaves_a_vacancy_out_of_the_list(visitor, world, welder):
    stays = world.a_seeker(envelope=Envelope(stay_in_commune=GIO_LINH), commune_code=GIO_LINH)

    page = visitor.signed_in_as(stays).get("/for-you")

    assert welder.title not in page.text


def test_more_is_shown_when_asked_for(mine, world):
    employer = world.an_employer()
    for n in range(12):
        world.a_vacancy(employer, title=f"Thợ hàn {n}")

    first = mine.get("/for-you")
    all_of_them = mine.get(next(link for link in first.links() if "all=" in link))

    assert first.text.count("Vì sao hợp?") == 10
    assert all_of_them.text.count("Vì sao hợp?") == 12


def test_wishes_are_read_in_plain_words_and_ranked_anew(mine, me, world):
    sewer = world.a_vacancy(title="Công nhân may", trade="8153", spots=spots(GIO_LINH))
    mine.get("/wishes")

    page = mine.submit(
        "/wishes",
        trades="cong nhan may",
        commune_code="xã Gio Linh, Quảng Trị",
        reach_km="15",
        pay_floor="6 triệu",
        cond_shift=["day"],
        cond_shift_strength="must",
    )

    assert me.seeker.trades == ["8153"]
    assert me.seeker.commune_code == GIO_LINH
    assert me.seeker.pay_floor == 6_000_000
    assert me.seeker.wishes["shift"] == {"value": ["day"], "strength": "must"}
    assert f"/for-you/{sewer.code}" in page.links()


def test_an_unclear_place_is_asked_and_nothing_is_kept(mine, me):
    mine.get("/wishes")
    page = mine.submit("/wishes", commune_code="Đông Hà", trades="thợ may", status=422)

    assert page.errors
    assert me.seeker.trades == [WELDER]
    assert page.fields("/wishes")["trades"] == "thợ may"


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
    mine.get("/wishes")
    mine.submit("/wishes", pay_floor=typed)

    assert me.seeker.pay_floor == meant


@pytest.mark.parametrize("typed", ["6", "nhiều", "500 USD", "7 - 9 triệu"])
def test_pay_that_could_mean_anything_is_asked_again(mine, me, typed):
    mine.get("/wishes")
    mine.submit("/wishes", pay_floor=typed, status=422)

    assert me.seeker.pay_floor is None


def test_sending_wishes_unchanged_changes_nothing(visitor, world):
    fine = world.a_seeker(
        trades=["7212", "9313"],
        years={"7212": 4, "9313": 1},
        held={"arc-welding": 4},
        moves_to=["48"],
        pay_floor=7_000_000,
        wishes={"shift": {"value": ["night"], "strength": "should"}},
    )
    before = kept(fine.seeker)
    visitor.signed_in_as(fine).get("/wishes")
    visitor.submit("/wishes")

    assert kept(fine.seeker) == before


def test_wishes_speak_english_too(mine):
    page = mine.in_english().get("/wishes")

    assert page.h1 == "What I look for"
    assert "seeker-" not in page.text


def kept(seeker):
    names = ("trades", "years", "held", "moves_to", "pay_floor", "reach_km", "wishes", "own_words")
    return {name: getattr(seeker, name) for name in (*names, "commune_code", "free_from")}


@pytest.fixture
def me(world):
    return world.a_seeker()


@pytest.fixture
def mine(visitor, me):
    return visitor.signed_in_as(me)


@pytest.fixture
def welder(world):
    return world.a_vacancy(title="Thợ hàn khung thép")
