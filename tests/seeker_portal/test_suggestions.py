"""A signed-in person sees what fits, why, and decides."""

from datetime import timedelta

import pytest

from records.programme.envelope import Envelope
from records.suggestion.decisions import decisions_of
from tests.factories import GIO_LINH, WELDER
from tests.seeker_portal.made import a_course, abroad


def test_home_shows_what_fits_best(mine, welder):
    page = mine.get("/")

    assert page.h1 == "Chào bạn"
    assert f"/for-you/{welder.code}" in page.links()
    assert "Theo điều bạn muốn: Rất hợp" in page.text


def test_home_asks_for_more_from_somebody_who_said_nothing(visitor, world):
    quiet = world.a_seeker(trades=[], years={}, commune_code=None)

    page = visitor.signed_in_as(quiet).get("/")

    assert "Hãy cho biết nghề và nơi bạn ở" in page.text


def test_every_suggestion_comes_with_both_sides_and_a_reason(mine, welder):
    page = mine.get("/for-you")

    assert f"/for-you/{welder.code}" in page.links()
    assert "Đúng nghề" in page.text or "Có kỹ năng" in page.text
    assert "Theo điều nơi tuyển cần:" in page.text


def test_work_one_is_in_touch_about_says_until_when_it_waits_instead_of_asking_again(
    mine, me, world, welder
):
    asked = world.an_introduction(me, welder, parts=("contact",))

    for path in ("/", "/for-you", f"/for-you/{welder.code}", f"/vacancies/{welder.code}"):
        page = mine.get(path)
        assert "Chờ nơi tuyển trả lời đến hết 30/11/2026" in page.text, path
        assert f"/introductions/{asked.code}" in page.links(), path
        assert f"/vacancies/{welder.code}/ask" not in page.links(), path
    assert "Đã giới thiệu" in mine.get("/vacancies").text


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
        int(x.find("strong").text) for x in page.tree.iter("p") if x.get("class") == "score__sum"
    ]

    assert sum(points) == sum(sums) == whole[0]


def test_not_for_me_takes_it_off_the_list_and_can_be_undone(mine, me, welder):
    mine.get("/for-you")
    mine.submit(f"{welder.code}/decide")

    assert decisions_of(me.seeker.id) == {welder.id: "not-for-me"}
    assert f"/for-you/{welder.code}" not in mine.page.links()

    assert "Vì sao “Thợ hàn" in mine.page.text
    mine.submit(f"{welder.code}/decide", choice="undo")

    assert decisions_of(me.seeker.id) == {}
    assert f"/for-you/{welder.code}" in mine.page.links()


def test_a_reason_hides_what_shares_it_and_says_how_much(mine, me, world, welder):
    other = world.a_vacancy(title="Thợ hàn khác")
    mine.get("/for-you")
    mine.submit(f"{welder.code}/decide")
    page = mine.submit(f"{welder.code}/decide", reason="work")

    assert "Không thích nghề này. Ẩn thêm 1 việc" in page.text
    assert f"/for-you/{other.code}" not in page.links()
    assert f"/for-you/{other.code}" in mine.submit(f"{welder.code}/decide").links()


def test_a_reason_that_hides_nothing_more_counts_nothing(mine, welder):
    mine.get("/for-you")
    mine.submit(f"{welder.code}/decide")

    assert "ẩn thêm" not in mine.submit(f"{welder.code}/decide", reason="far").text


def test_what_was_posted_since_last_time_is_marked(visitor, world, clock, me, welder):
    visitor.signed_in_as(me).get("/for-you")
    clock.now += timedelta(days=2)
    world.a_vacancy(title="Thợ hàn mới")

    page = visitor.signed_in_as(me).get("/for-you")

    assert "1 việc mới trong danh sách này từ lần trước (23/11/2026)" in page.text
    assert page.text.count(" Mới ") == 1


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


@pytest.fixture
def me(world):
    return world.a_seeker()


@pytest.fixture
def mine(visitor, me):
    return visitor.signed_in_as(me)


@pytest.fixture
def welder(world):
    return world.a_vacancy(title="Thợ hàn khung thép")
