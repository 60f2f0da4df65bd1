"""A person keeps a search from its results, reads what is new, pauses it and lets it go."""

from datetime import timedelta

import pytest

from records.channel import actions as channels
from records.ledger import session
from tests.seeker_portal.made import a_listing

KEEP = "/alerts"


@pytest.fixture
def seeker(world, visitor):
    known = world.a_seeker()
    a_listing(world)
    session.commit()
    visitor.signed_in_as(known)
    return known


def kept(visitor, **asked):
    words = "&".join(f"{name}={value}" for name, value in asked.items())
    visitor.get(f"/vacancies?{words}")
    return visitor.submit(KEEP)


def test_a_search_is_kept_with_its_place_and_what_narrows_it(visitor, seeker):
    page = kept(visitor, words="lái xe", place="Đông Hà", at="commune:19333", pay="5")

    assert "lái xe · " in page.text
    assert "Đông Hà" in page.text
    assert "Từ 5.000.000 đ một tháng" in page.text
    assert "Việc mới chỉ hiện ở trang này." in page.text


def test_what_is_new_is_told_on_the_first_page_and_leads_to_the_search(visitor, seeker):
    page = kept(visitor, words="lái xe")
    assert "1 việc mới trong 7 ngày qua" in page.text
    assert any("words=l" in link for link in page.links())

    assert "Có 1 việc mới như bạn tìm." in visitor.get("/").text


def test_from_there_what_is_new_is_marked_and_what_is_older_is_not(visitor, world, clock, seeker):
    clock.now += timedelta(days=8)
    world.a_vacancy(title="Lái xe ban đêm", trade="8332")
    session.commit()
    visitor.signed_in_as(seeker)
    assert "Mới" not in visitor.get("/vacancies?words=lái xe").text.split()

    page = visitor.get(next(x for x in kept(visitor, words="lái xe").links() if "new=" in x))

    assert page.text.split().count("Mới") == 1
    assert "Lái xe ban đêm Mới" in page.text


def test_it_is_paused_goes_on_and_is_let_go(visitor, world, seeker):
    channels.choose(world.act(seeker), seeker.seeker, way="zalo", address="+84912345678")
    session.commit()
    page = kept(visitor, words="lái xe")
    assert "Mỗi sáng có việc mới" in page.text

    assert "Đang tạm dừng" in visitor.submit("/pause").text
    assert "Có 1 việc mới" not in visitor.get("/").text
    visitor.get("/alerts")
    assert "Đang tạm dừng" not in visitor.submit("/resume").text
    assert "Bạn chưa nhờ báo việc nào" in visitor.submit("/remove").text


def test_a_refusal_leads_back_to_the_search_as_it_was(visitor, seeker):
    page = kept(visitor, words="việc cho người ra tù")

    assert "Trung tâm không lưu những lời này." in page.text
    assert "người ra tù" in page.html
    for words in ("hàn", "may", "bếp"):
        kept(visitor, words=words)
    assert "Bạn đã nhờ báo 3 kiểu việc." in kept(visitor, words="xây").text


def test_everything_and_a_place_nobody_knows_are_not_offered(visitor, seeker):
    for address in ("/vacancies", "/vacancies?place=Xyzabc", "/vacancies?words=may&place=Xyzabc"):
        assert "Báo tôi khi có việc mới" not in visitor.get(address).text


def test_a_stranger_is_offered_nothing(visitor):
    page = visitor.get("/vacancies?words=may")

    assert "/alerts" not in page.html
