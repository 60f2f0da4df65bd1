"""Requests from outside at the desk: written down, decided by two, read by the person."""

import pytest

from records.enquiry import queries
from records.ledger import session
from tests.visitor import Visitor

PAPER = {
    "asker_kind": "police",
    "asker": "Công an xã Gio Linh",
    "document_no": "12/CV",
    "document_on-day": "20",
    "document_on-month": "11",
    "document_on-year": "2026",
    "received_on-day": "23",
    "received_on-month": "11",
    "received_on-year": "2026",
    "basis": "Điều 25 Nghị định 49/2020/NĐ-CP",
    "asked": "Người này có việc làm chưa.",
}


@pytest.fixture
def seeker(world):
    known = world.a_seeker(name="Nguyễn Thị Đào")
    session.commit()
    return known


@pytest.fixture
def kept(desk, seeker):
    """The page of a request that was just written down."""
    desk.get(f"/desk/seekers/{seeker.seeker_code}/enquiries/new")
    page = desk.submit(**PAPER)
    return page.response.request.path


@pytest.fixture
def manager(app, world):
    return Visitor(app).signed_in_as(world.a_manager())


def test_a_request_begins_at_the_persons_page_and_gives_nothing(desk, seeker, kept):
    assert (
        f"/desk/seekers/{seeker.seeker_code}/enquiries/new"
        in desk.get(f"/desk/seekers/{seeker.seeker_code}").links()
    )
    page = desk.get(kept)

    assert page.h1 == "Văn bản nhận ngày 23/11/2026"
    assert "Công an xã Gio Linh" in page.text
    assert "Mặc định là không cung cấp gì" in page.text
    assert "Nguyễn Thị Đào" in page.text


def test_two_release_and_the_person_reads_it_in_neutral_words(
    app, desk, seeker, kept, manager, world
):
    page = desk.get(f"{kept}/propose")
    assert not [box for box in page.tree.iter("input") if box.get("checked") is not None]
    page = desk.submit(released=["registered", "working"])
    assert "Bạn là người đề nghị" in page.text
    assert f"{kept}/release" not in page.html

    assert "Duyệt hay từ chối" in manager.get("/desk/").text
    assert "Duyệt hay từ chối" not in desk.get("/desk/").text
    manager.get(kept)
    assert "Đã cung cấp" in manager.submit("/release").text

    text = Visitor(app).signed_in_as(seeker).get("/seen").text
    assert "Trung tâm đã trả lời: đã đăng ký tại trung tâm, có đang đi làm hay không." in text
    assert "Công an xã Gio Linh" in text
    assert "Trần Thị Hoa" not in text


def test_who_proposed_can_not_release_by_sending_the_form_anyway(desk, kept, world):
    sent = desk.get(f"{kept}/propose").fields()
    desk.submit(released=["name"])

    refused = desk.post(f"{kept}/release", {"csrf_token": sent["csrf_token"]}, status=409)

    assert "người thứ hai" in refused.text
    assert queries.waiting(world.centre_id)[0].state == "proposed"


def test_one_refuses_and_no_duty_is_left(app, desk, seeker, kept):
    assert "Quyết định một văn bản" in desk.get("/desk/").text
    desk.get(f"{kept}/refuse")
    page = desk.submit(reason="Không có căn cứ.")

    assert "Không có căn cứ." in page.text
    assert "Quyết định một văn bản" not in desk.get("/desk/").text
    text = Visitor(app).signed_in_as(seeker).get("/seen").text
    assert "Trung tâm không trả lời gì." in text


def test_a_law_that_forbids_telling_is_named_with_its_day(app, desk, seeker, kept):
    desk.get(f"{kept}/refuse")
    assert len(desk.submit(status=422, reason="Không.", silence_basis="Điều 9").errors) == 1
    until = {"silent_until-day": "1", "silent_until-month": "3", "silent_until-year": "2027"}
    page = desk.submit(reason="Không.", silence_basis="Điều 9", **until)

    assert "Chưa, đến hết 01/03/2027, theo Điều 9" in page.text
    assert "Ai đã hỏi" not in Visitor(app).signed_in_as(seeker).get("/seen").text


def test_a_colleague_sends_a_proposal_back(desk, kept, manager):
    desk.get(f"{kept}/propose")
    desk.submit(released=["address"])
    manager.get(f"{kept}/return")
    page = manager.submit(reason="Hỏi quá nhiều.")

    assert "Chờ quyết định" in page.text


def test_about_somebody_not_in_the_books(desk):
    desk.get("/desk/enquiries/new")
    assert len(desk.submit(status=422).errors) == 7
    page = desk.submit(**PAPER)

    assert "không có trong sổ" in page.text
    assert f"{page.response.request.path}/propose" not in page.links()
    assert "Công an xã Gio Linh" in desk.get("/desk/enquiries").text


def test_the_register_is_the_centres_own(desk, visitor, world, kept, seeker):
    desk.get("/desk/enquiries/nobody2345", status=404)
    desk.get("/desk/seekers/nobody2345/enquiries/new", status=404)
    visitor.signed_in_as(world.an_auditor()).get("/desk/enquiries", status=403)
    visitor.signed_in_as(seeker).get(kept, status=403)
    visitor.signed_in_as(world.an_employer()).get(kept, status=403)


def test_opening_a_request_is_no_look_at_the_person(app, desk, kept, seeker):
    desk.get("/desk/enquiries")

    assert (
        "văn bản"
        not in Visitor(app).signed_in_as(seeker).get("/seen").text.partition("Ai đã xem")[2]
    )


def test_it_reads_in_english_too(desk, kept):
    desk.in_english()
    for path in (kept, f"{kept}/propose", f"{kept}/refuse", "/desk/enquiries"):
        assert "desk-" not in desk.get(path).text
