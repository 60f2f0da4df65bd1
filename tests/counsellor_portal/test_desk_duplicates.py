"""Two records of one person at the desk."""

import pytest

from records.ledger import session


@pytest.fixture
def two(world):
    found = world.a_seeker(name="Nguyễn Thị Đào"), world.a_seeker(name="Nguyễn Thị Đào")
    world.a_proposal(found[1], world.a_vacancy())
    session.commit()
    return found


def test_found_by_name_compared_and_made_one(desk, two):
    one, other = (x.seeker_code for x in two)
    assert f"/desk/seekers/{one}/duplicates" in desk.get(f"/desk/seekers/{one}").links()
    desk.get(f"/desk/seekers/{one}/duplicates")
    page = desk.get(f"/desk/seekers/{one}/duplicates?q=dao")
    assert f"/desk/seekers/{one}/duplicates/{other}" in page.links()

    desk.get(f"/desk/seekers/{one}/duplicates/{other}")
    page = desk.submit(f"{one}/duplicates/{other}")

    assert "Đã gộp hai hồ sơ." in page.text
    assert "Thợ hàn" in page.text
    assert "đã được gộp vào hồ sơ" in desk.get(f"/desk/seekers/{other}/duplicates").text


def test_a_refusal_says_why(desk, world, two):
    one, other = (x.seeker_code for x in two)
    desk.get(f"/desk/seekers/{one}/duplicates/{other}")
    desk.submit(f"{one}/duplicates/{other}")
    desk.get(f"/desk/seekers/{one}/duplicates/{other}")

    assert "đã được gộp trước đó" in desk.submit(f"{other}/duplicates/{one}", status=409).text


def test_it_reads_in_english_and_is_the_centres_own(desk, visitor, world, two):
    one, other = (x.seeker_code for x in two)
    desk.in_english()
    for path in ("", f"/{other}"):
        page = desk.get(f"/desk/seekers/{one}/duplicates{path}")
        assert "desk-" not in page.text
    desk.get(f"/desk/seekers/{one}/duplicates/nobody2345", status=404)
    visitor.signed_in_as(two[0]).get(f"/desk/seekers/{one}/duplicates", status=403)
