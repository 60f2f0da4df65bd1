"""Anybody browses and searches, in any spelling, without signing in."""

from datetime import timedelta

import pytest

from tests.factories import DONG_HA, DONG_HOI, GIO_LINH
from tests.seeker_portal.made import a_course, a_listing, abroad, close, spots

TAN_THANH = "18919"


def test_the_first_page_greets_everybody_with_a_search(visitor, welder):
    page = visitor.get("/")

    assert page.h1 == "Tìm việc và học nghề"
    assert "1 việc đang tuyển" in page.text
    assert f"/vacancies/{welder.code}" in page.links()


def test_a_house_without_vacancies_still_opens(visitor, world):
    assert "0 việc đang tuyển" in visitor.get("/").text
    assert "Chưa có việc như vậy" in visitor.get("/vacancies").text
    assert "Chưa có khóa học nào" in visitor.get("/courses").text


@pytest.mark.parametrize("words", ["thợ hàn", "tho han", "THỢ  HÀN", "hàn", "welder"])
def test_a_trade_is_found_with_or_without_marks(visitor, welder, sewer, words):
    page = visitor.get(f"/vacancies?words={words}")

    assert f"/vacancies/{welder.code}" in page.links()
    assert f"/vacancies/{sewer.code}" not in page.links()


def test_a_typing_slip_is_asked_back_when_nothing_is_found(visitor, welder):
    page = visitor.get("/vacancies?words=thọ hna")

    assert "Có phải bạn tìm" in page.text
    assert "Thợ hàn" in page.text


@pytest.mark.parametrize(
    "place", ["xã Gio Linh, Quảng Trị", "xa gio linh quang tri", "huyện Gio Linh"]
)
def test_a_place_is_found_as_people_write_it(visitor, world, welder, place):
    here = world.a_vacancy(title="Phụ bếp", trade="9402", spots=spots(GIO_LINH))

    page = visitor.get(f"/vacancies?place={place}")

    assert f"/vacancies/{here.code}" in page.links()
    assert f"/vacancies/{welder.code}" not in page.links()


def test_a_place_of_several_meanings_is_offered_and_never_guessed(visitor, world):
    here = world.a_vacancy(title="Phụ bếp", trade="9402", spots=spots(TAN_THANH))

    page = visitor.get("/vacancies?place=tân thành")
    choices = [link for link in page.links() if "at=commune" in link]

    assert "“tân thành” là nơi nào?" in page.text
    assert f"/vacancies/{here.code}" not in page.links()
    assert len(choices) == 2
    assert sum(f"/vacancies/{here.code}" in visitor.get(choice).links() for choice in choices) == 1


@pytest.mark.parametrize("place", ["gio linh", "quang tri"])
def test_the_widest_place_of_a_name_is_searched_and_the_narrower_offered(visitor, world, place):
    here = world.a_vacancy(title="Phụ bếp", trade="9402", spots=spots(GIO_LINH))

    page = visitor.get(f"/vacancies?place={place}")

    assert f"/vacancies/{here.code}" in page.links()
    assert "Hoặc chỉ tìm ở" in page.text
    assert [link for link in page.links() if "at=commune" in link]


def test_a_place_that_is_not_is_said_to_be_none_and_what_is_near_is_offered(visitor, welder):
    page = visitor.get("/vacancies?place=Hio Linh")

    assert "Không có nơi nào tên “Hio Linh”. Có phải bạn muốn ghi" in page.text
    assert [link for link in page.links() if "at=commune" in link]


def test_an_unknown_place_is_said_and_everything_is_searched(visitor, welder):
    page = visitor.get("/vacancies?place=Sao Hỏa")

    assert "Không có nơi nào tên “Sao Hỏa”. Đang tìm ở mọi nơi." in page.text
    assert f"/vacancies/{welder.code}" in page.links()


def test_work_abroad_is_found_by_its_country(visitor, world, welder):
    far = world.a_vacancy(title="Đóng gói", trade="9321", spots=abroad("JP"))

    page = visitor.get("/vacancies?place=Nhật Bản")

    assert f"/vacancies/{far.code}" in page.links()
    assert f"/vacancies/{welder.code}" not in page.links()


def test_a_commune_with_little_leads_on_to_its_province(visitor, world, welder):
    page = visitor.get("/vacancies?place=xã Gio Linh, tỉnh Quảng Trị")
    wider = next(link for link in page.links() if "at=province" in link)

    assert f"/vacancies/{welder.code}" in visitor.get(wider).links()


def test_an_address_with_a_made_up_place_shows_everything(visitor, welder):
    page = visitor.get("/vacancies?at=commune:1%2B2")

    assert f"/vacancies/{welder.code}" in page.links()


def test_long_lists_come_in_pages_without_countable_ids(visitor, world):
    employer = world.an_employer()
    codes = {world.a_vacancy(employer, title=f"Thợ hàn {n}").code for n in range(23)}

    first = visitor.get("/vacancies?words=thợ hàn")
    older = next(link for link in first.links() if "after=" in link)
    second = visitor.get(older)
    shown = [{x.rsplit("/")[-1] for x in page.links()} & codes for page in (first, second)]

    assert [len(some) for some in shown] == [20, 3]
    assert shown[0] | shown[1] == codes


def test_a_vacancy_says_all_it_knows_to_a_stranger_and_offers_the_door(visitor, world):
    vacancy = world.a_vacancy(
        terms={"shift": {"value": ["day", "night"], "strength": "must"}},
        spots=spots(DONG_HA, DONG_HOI),
        experience_months=12,
    )

    page = visitor.get(f"/vacancies/{vacancy.code}")

    assert page.h1 == vacancy.title
    for said in ("8.000.000 đ", "phường Đông Hà", "phường Đồng Hới", "1 năm", "Ca làm"):
        assert said in page.text
    assert any(link.startswith("/sign-in") for link in page.links())


def test_a_closed_vacancy_says_so_and_offers_others_like_it(visitor, world, welder, clock):
    other = world.a_vacancy(title="Thợ hàn khác")
    close(world, welder)

    page = visitor.get(f"/vacancies/{welder.code}")

    assert "đã ngừng tuyển" in page.text
    assert f"/vacancies/{other.code}" in page.links()
    assert not [link for link in page.links() if link.startswith("/sign-in?")]


def test_a_draft_is_nobodys_business(visitor, world):
    draft = world.a_draft(world.an_employer())

    visitor.get(f"/vacancies/{draft.code}", status=404)


def test_a_listing_without_employer_sends_to_the_centre(visitor, world):
    listing = a_listing(world)
    visitor.signed_in_as(world.a_seeker())

    page = visitor.get(f"/vacancies/{listing.code}")

    assert "hãy hỏi trung tâm" in page.text
    assert f"/vacancies/{listing.code}/ask" not in page.links()


def test_a_course_says_when_where_and_how_much(visitor, course):
    assert f"/courses/{course.code}" in visitor.get("/courses").links()

    page = visitor.get(f"/courses/{course.code}")

    assert page.h1 == "Hàn TIG"
    for said in ("Miễn phí", "8 tuần", "phường Đông Hà"):
        assert said in page.text


def test_strangers_are_shown_the_door_of_what_is_theirs_alone(visitor, welder):
    for path in ("/for-you", "/introductions", "/seen", "/wishes", f"/vacancies/{welder.code}/ask"):
        assert visitor.get(path).h1 == "Vào trang của bạn"


@pytest.mark.parametrize("path", ["/", "/vacancies?words=hàn&place=gio linh", "/courses"])
def test_it_speaks_english_too(visitor, welder, path):
    page = visitor.in_english().get(path)

    assert page.tree.get("lang") == "en"
    assert "seeker-page" not in page.html


@pytest.fixture
def welder(world):
    return world.a_vacancy(title="Thợ hàn khung thép", trade="7212")


@pytest.fixture
def sewer(world):
    return world.a_vacancy(title="Công nhân may", trade="8153", description="May áo.")


@pytest.fixture
def course(world):
    return a_course(world, title="Hàn TIG", trade="7212", weeks=8, fee=0)


def test_a_search_is_narrowed_by_one_tap_and_widened_by_another(visitor, world):
    by_day = {"shift": {"value": "day", "strength": "must"}}
    day = world.a_vacancy(title="Phụ bếp", trade="9402", terms=by_day)
    world.a_vacancy(title="Thợ hàn")

    page = visitor.get("/vacancies?words=&shift=day")

    assert "Có 1 việc" in page.text
    assert [link for link in page.links() if link == f"/vacancies/{day.code}"]
    assert "/vacancies" in page.links(), "the choice made is a link that undoes it"
    assert "Có 2 việc" in visitor.get("/vacancies").text


def test_from_a_commune_each_vacancy_says_how_far_it_is(visitor, world):
    world.a_vacancy(title="Phụ bếp", trade="9402", spots=spots(DONG_HA))

    page = visitor.get("/vacancies?place=xã Gio Linh, Quảng Trị&reach=50")

    assert "cách 1" in page.text
    assert "Trong 50 km" in page.text


def test_anybody_reads_which_trades_are_wanted_and_goes_on_to_their_vacancies(visitor, welder):
    page = visitor.get("/wanted?all=1")

    assert "Thợ hàn" in page.text
    assert f"/vacancies/{welder.code}" in visitor.get("/vacancies?trade=7212").links()
    assert any("trade=7212" in link for link in page.links())


def test_a_vacancy_is_handed_on_by_its_address_and_a_code_to_scan(visitor, welder):
    page = visitor.get(f"/vacancies/{welder.code}/share")

    assert any(link.endswith(f"/vacancies/{welder.code}") for link in page.links())
    assert "data:image/svg" in page.html


def test_of_who_never_answered_no_number_is_told(visitor, world, clock):
    silent = world.an_employer()
    for _ in range(5):
        vacancy = world.a_vacancy(silent, open_until=None)
        world.an_introduction(world.a_seeker(), vacancy, parts=("contact",))
    clock.now += timedelta(days=9)

    text = visitor.get(f"/vacancies/{vacancy.code}").text

    assert "chưa trả lời lần giới thiệu nào" in text
    assert ("None" in text, "trả lời khoảng" in text) == (False, False)
