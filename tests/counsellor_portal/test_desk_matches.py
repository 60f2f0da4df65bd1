"""The match desk: both rankings, one pair closely, and putting somebody forward."""

from datetime import date

from records.placement import actions as placements
from records.placement.actions import report_start
from records.programme.envelope import Envelope
from records.vacancy import actions as vacancies


def test_the_best_vacancies_stand_with_reasons_from_both_sides(desk, pair):
    seeker, _ = pair
    page = desk.get(f"/desk/seekers/{seeker.seeker.code}/matches")

    assert page.h1 == "Việc phù hợp với Nguyễn Thị Đào"
    assert "Xưởng cơ khí Bình Minh" in page.text
    assert "Ngay gần nhà" in page.text


def test_work_outside_the_trade_stands_in_a_table_of_its_own(desk, pair, world):
    world.a_vacancy(title="Đầu bếp quán cơm", trade="5120", needs=[])

    page = desk.get(f"/desk/seekers/{pair[0].seeker.code}/matches")

    own, _, others = page.text.partition("Ngoài nghề, hoặc tin chưa nói rõ làm gì")
    assert pair[1].title in own
    assert "Đầu bếp quán cơm" in others


def test_a_person_is_introduced_from_the_list_by_a_card_without_a_name(desk, pair):
    seeker, _ = pair
    desk.get(f"/desk/seekers/{seeker.seeker.code}/matches")

    page = desk.submit(action="/introduce")

    assert page.h1 == "Nguyễn Thị Đào – Thợ hàn"
    assert "thẻ không tên" in page.text
    again = desk.get(f"/desk/seekers/{seeker.seeker.code}/matches")
    assert "/introduce" not in again.html


def test_the_best_people_stand_on_a_vacancys_page(desk, pair):
    _, vacancy = pair
    page = desk.get(f"/desk/vacancies/{vacancy.code}")

    assert "Nguyễn Thị Đào" in page.text
    assert desk.submit(action="/introduce").h1 == "Nguyễn Thị Đào – Thợ hàn"
    assert "/introduce" not in desk.get(f"/desk/vacancies/{vacancy.code}").html


def test_after_an_end_the_two_are_introduced_afresh_from_either_list(desk, pair, world):
    seeker, vacancy = pair
    met = world.an_introduction(seeker, vacancy, parts=("contact",))
    placement = report_start(world.act(), met, started_on=world.act().today)
    placements.end(world.act(), placement, ended_on=world.act().today, reason="Không đến.")

    for path in (f"vacancies/{vacancy.code}", f"seekers/{seeker.seeker.code}/matches"):
        page = desk.get(f"/desk/{path}")
        assert "Đã kết thúc" in page.text
        assert "/introduce" in page.html
    desk.get(f"/desk/seekers/{seeker.seeker.code}/vacancies/{vacancy.code}")
    assert "thẻ không tên" in desk.submit(action="/introduce").text


def test_introducing_twice_is_refused_in_words(desk, pair):
    seeker, vacancy = pair
    where = f"/desk/seekers/{seeker.seeker.code}/introduce"
    sent = desk.get(f"/desk/seekers/{seeker.seeker.code}/vacancies/{vacancy.code}").fields(where)
    desk.post(where, sent)

    again = desk.post(where, sent | {"idem_key": "another"}, status=409)

    assert "Mở lần giới thiệu" in again.text


def test_a_limit_is_named_on_the_pairs_page_and_kept_from_the_list(desk, world):
    until = date(2028, 5, 1)
    seeker = world.a_seeker(
        name="Lê An", envelope=Envelope(member=True, barred_trades=("7212",), barred_until=until)
    )
    vacancy = world.a_vacancy()

    closely = desk.get(f"/desk/seekers/{seeker.seeker.code}/vacancies/{vacancy.code}")

    assert "Điều đang vướng" in closely.text
    assert "Lê An" not in desk.get(f"/desk/vacancies/{vacancy.code}").text


def test_nobody_is_introduced_to_a_closed_vacancy(desk, world, pair):
    seeker, vacancy = pair
    vacancies.close(world.act(), vacancy)

    page = desk.get(f"/desk/seekers/{seeker.seeker.code}/vacancies/{vacancy.code}")

    assert "không nhận thêm người" in page.text
    assert "/introduce" not in page.html


def test_a_listing_has_no_employer_to_be_introduced_to(desk, world, pair):
    seeker, _ = pair
    listing = a_listing(world)

    page = desk.get(f"/desk/seekers/{seeker.seeker.code}/vacancies/{listing.code}")

    assert "lấy từ nguồn ngoài" in page.text
    assert "/introduce" not in page.html
    desk.get(f"/desk/vacancies/{listing.code}")


def test_vacancies_are_found_without_marks_and_paged(desk, world):
    employer = world.an_employer()
    for number in range(21):
        world.a_vacancy(employer, title=f"Thợ hàn số {number}")
    world.a_vacancy(employer, title="Phụ bếp")

    page = desk.get("/desk/vacancies?q=tho han")
    older = next(link for link in page.links() if "before=" in link)

    assert "Phụ bếp" not in page.text
    assert "Thợ hàn số 0" in desk.get(older).text
    assert "Không thấy việc nào" in desk.get("/desk/vacancies?q=zzz").text


def a_listing(world):
    listing = vacancies.write(
        world.act(),
        {"title": "Thợ hàn ở nơi khác", "trade": "7212", "spots": []},
        source=("bang-tin", "1"),
    )
    vacancies.post(world.act(), listing)
    return listing
