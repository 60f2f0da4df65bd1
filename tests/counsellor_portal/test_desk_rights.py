"""People's rights at the desk: noted at the counter, answered in time, erased by two, registers kept."""

from datetime import timedelta

import pytest

from records.ledger import session
from records.overview import duties
from records.overview.duty import Desk
from records.overview.rights_duties import KINDS
from records.person.queries import facts
from records.rights import outside
from records.rights.queries import of_person as asked_by
from records.seeker.model import Seeker


@pytest.fixture
def seeker(world):
    known = world.a_seeker(name="Nguyễn Thị Đào", phone="+84912345678")
    session.commit()
    return known


@pytest.fixture
def manager(world, app):
    known = world.a_manager()
    session.commit()
    return known


@pytest.fixture
def asked(desk, seeker):
    """The address of a request to be erased, noted at the counter."""
    desk.get(f"/desk/seekers/{seeker.seeker_code}/data")
    desk.submit("/data", asks_for="erase", said="Thôi, xin xóa.")
    return f"/desk/rights/{asked_by(seeker.person_id)[0].code}"


def waiting(world, **more):
    me = world.counsellor.account_id
    desk = Desk(world.centre_id, world.clock(), me, me, **more)
    mine = {kind.key for kind in KINDS}
    return [(it.kind, it.late) for it in duties.waiting(desk).lines if it.kind in mine]


def test_a_request_waits_at_the_desk_and_is_late_when_the_law_says_so(desk, asked, world, clock):
    assert waiting(world) == [("right-owed", False)]
    assert asked in desk.get("/desk/").links()

    clock.now += timedelta(days=3)
    assert waiting(world) == [("right-owed", True)]

    clock.now -= timedelta(days=3)
    desk.get(asked)
    desk.submit("/acknowledge")
    clock.now += timedelta(days=20)
    assert waiting(world) == [("right-owed", False)]
    clock.now += timedelta(days=1)
    assert waiting(world) == [("right-owed", True)]


def test_erasing_takes_two_of_the_staff(desk, asked, seeker, manager):
    desk.get(asked)
    page = desk.submit("/propose")
    assert "Bạn là người thứ nhất" in page.text
    desk.post(f"{asked}/erase", {"csrf_token": page.fields()["csrf_token"]}, status=409)
    assert facts(seeker.person_id).details.name == "Nguyễn Thị Đào"

    desk.signed_in_as(manager).get(asked)
    page = desk.submit("/erase")

    assert facts(seeker.person_id).details.name == ""
    assert "(đã xóa)" in page.text
    assert "Nguyễn Thị Đào" not in desk.get("/desk/seekers?whose=all").text


def test_nobody_erases_what_was_not_proposed(desk, asked, seeker, manager):
    token = desk.get(asked).fields()["csrf_token"]

    desk.post(f"{asked}/erase", {"csrf_token": token}, status=409)
    desk.post(asked, {"csrf_token": token, "answer": "Đã xóa.", "says": "yes"}, status=409)

    assert facts(seeker.person_id).details.name == "Nguyễn Thị Đào"


def test_a_no_has_its_reason_which_the_person_reads(desk, asked, seeker):
    desk.get(asked)
    assert desk.submit(asked, status=422, says="no").errors
    desk.submit(asked, says="no", answer="Đang có việc, xin gặp trung tâm.")

    assert asked_by(seeker.person_id)[0].state == "refused"
    assert "xin gặp trung tâm" in desk.signed_in_as(seeker).get("/my-data").text


def test_a_copy_is_printed_and_a_fault_set_right_at_the_counter(desk, seeker):
    page = desk.get(f"/desk/seekers/{seeker.seeker_code}/copy")
    assert "Nguyễn Thị Đào" in page.text
    assert "Tôi làm chắc tay." in page.text

    desk.get(f"/desk/seekers/{seeker.seeker_code}/correct")
    desk.submit(name="Nguyễn Thị Đào Anh")
    assert facts(seeker.person_id).details.name == "Nguyễn Thị Đào Anh"


def test_the_envelope_is_in_the_copy_for_ones_own_counsellor_alone(desk, seeker, manager):
    address = f"/desk/seekers/{seeker.seeker_code}/copy"

    assert "Lưu ý riêng" in desk.get(address).text
    assert "Lưu ý riêng" not in desk.signed_in_as(manager).get(address).text


def test_a_rest_is_noted_at_the_counter_and_stops_introductions(desk, seeker, world):
    vacancy = world.a_vacancy()
    session.commit()
    desk.get(f"/desk/seekers/{seeker.seeker_code}/data")
    desk.submit("/rest")
    assert session.get(Seeker, seeker.seeker.id).state == "resting"

    page = desk.get(f"/desk/seekers/{seeker.seeker_code}/vacancies/{vacancy.code}")
    assert "xin tạm dừng" in page.text
    assert "/introduce" not in page.html


def test_nothing_is_given_outside_before_two_people_agree(desk, seeker, manager, world):
    desk.get(f"/desk/outside/new?seeker={seeker.seeker_code}")
    assert len(desk.submit(status=422).errors) == 6
    day = {"document_on-day": "20", "document_on-month": "11", "document_on-year": "2026"}
    said = {"asker": "police", "office": "Công an phường", "document_no": "15/CV"}
    desk.submit(**said, **day, basis="Luật 91/2025", asked="Có đến trung tâm không?")
    (it,) = outside.for_centre(world.centre_id)
    address = f"/desk/outside/{it.code}"
    assert (it.state, it.given) == ("noted", "")
    assert ("outside-open", False) in waiting(world)

    desk.get(address)
    desk.submit(address, given="Đã đến trung tâm.")
    token = desk.get("/desk/seekers/new").fields()["csrf_token"]
    desk.post(f"{address}/release", {"csrf_token": token}, status=409)
    desk.signed_in_as(manager).get(address)
    desk.submit("/release")

    (told,) = outside.told_to(seeker.person_id)
    assert (told.state, told.given) == ("released", "Đã đến trung tâm.")


def test_what_may_not_be_stored_is_refused_in_the_register_too(desk, seeker):
    desk.get(f"/desk/outside/new?seeker={seeker.seeker_code}")

    page = desk.submit(status=422, asked="Người này có tiền án gì?")

    assert any("tiền án" in error for error in page.errors)


def test_to_refuse_takes_one(desk, seeker, world):
    it = outside.note(
        world.act(),
        {
            "asker": "other",
            "office": "Ngân hàng",
            "document_no": "1",
            "document_on": world.act().today,
            "basis": "không nêu",
            "asked": "Lương?",
            "hidden_by": None,
        },
        centre_id=world.centre_id,
        person_id=seeker.person_id,
    )
    session.commit()
    desk.get(f"/desk/outside/{it.code}/refuse")
    desk.submit(reason="Không có căn cứ.")

    assert outside.told_to(seeker.person_id)[0].state == "refused"


def test_a_breach_is_the_managers_with_72_hours(desk, manager, world, clock):
    desk.get("/desk/breaches", status=403)
    desk.signed_in_as(manager).get("/desk/breaches")
    desk.submit(
        what="Mất một máy tính.", known_at="08:00 23/11/2026", concerned="12", measures="Đã khóa."
    )
    assert ("breach-open", False) in waiting(world, manager=True)
    assert ("breach-open", False) not in waiting(world)
    clock.now += timedelta(hours=73)
    assert ("breach-open", True) in waiting(world, manager=True)

    desk.signed_in_as(manager).get("/desk/breaches")
    desk.get(next(x for x in desk.page.links() if "/breaches/" in x))
    desk.submit(told_whom="A05, 10:00", people_told="Gọi điện.")
    assert ("breach-open", True) not in waiting(world, manager=True)
    desk.get(f"{desk.page.response.request.path}/close")
    page = desk.submit(reason="Đã mã hóa máy.")
    assert "Đã khép lại" in page.text


def test_who_was_not_heard_of_for_long_is_asked_and_may_stay(desk, seeker, world, clock):
    clock.now += timedelta(days=336)
    assert waiting(world) == [("idle", False)]

    desk.signed_in_as(world.counsellor).get("/desk/rights")
    assert "Nguyễn Thị Đào" in desk.page.text
    desk.submit("/stay")

    assert waiting(world) == []
