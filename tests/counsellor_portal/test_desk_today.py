"""The first page: what only the centre can move."""


def test_a_reported_start_is_confirmed_from_the_queue(desk, started):
    page = desk.get("/desk/")
    assert "Xác nhận đi làm" in page.text
    assert "Hồ Văn Pả" in page.text

    page = desk.submit(action="/confirm")

    assert page.h1 == "Hồ Văn Pả – Thợ hàn"
    assert "Đã xác nhận" in page.text
    assert "Không còn việc nào chờ" in desk.get("/desk/").text


def test_with_nothing_to_do_the_page_says_what_one_could_do(desk):
    page = desk.get("/desk/")

    assert "Không còn việc nào chờ" in page.text
    assert "/desk/seekers/new" in page.links()


def test_unread_notices_and_stuck_letters_are_in_the_queue(desk, told):
    page = desk.get("/desk/")

    assert "1 tin chưa nhận" in page.text
    assert "1 tin chưa gửi được" in page.text
    assert {"/desk/inbox", "/desk/stuck"} <= set(page.links())


def test_the_queue_counts_in_english_too(desk, told):
    page = desk.in_english().get("/desk/")

    assert "1 unread notice" in page.text


def test_a_manager_sees_everybodys_work_without_asking(world, visitor, started):
    page = visitor.signed_in_as(world.a_manager()).get("/desk/")

    assert "Hồ Văn Pả" in page.text
    assert "Của tôi" not in page.text


def test_an_auditor_sees_counts_and_nothing_personal(world, visitor, started):
    page = visitor.signed_in_as(world.an_auditor()).get("/desk/")

    assert "Hồ Văn Pả" not in page.text
    assert {link.partition("?")[0] for link in page.links() if "/desk/" in link} == {"/desk/"}
    visitor.get("/desk/seekers", status=403)
    visitor.get("/desk/inbox", status=403)


def test_seekers_and_employers_have_no_way_to_the_desk(world, visitor, started):
    visitor.signed_in_as(world.a_seeker()).get("/desk/", status=403)
    visitor.signed_in_as(world.an_employer()).get("/desk/seekers", status=403)
