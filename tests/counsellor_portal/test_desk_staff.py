"""The manager's page of the staff, and the desk's code for who forgot their PIN."""

import pytest

from records.account import second_factor
from records.ledger import session
from records.overview.queries import people
from records.trail.model import TrailLine


@pytest.fixture
def manager(visitor, world, clock):
    known = world.a_manager()
    for each in (known, world.counsellor):
        second_factor.set_up(each.account_id, second_factor.offered(each.login), 0, clock())
    session.commit()
    visitor.signed_in_as(known)
    return known


def test_a_manager_resets_a_colleagues_second_factor_and_the_trail_says_so(visitor, world, manager):
    page = visitor.get("/desk/staff")
    assert "Trần Thị Hoa" in page.text

    visitor.submit("/second-factor")

    assert "Đã đặt lại cho Trần Thị Hoa" in visitor.page.text
    assert not second_factor.is_set_up(world.counsellor.account_id)
    line = session.query(TrailLine).filter_by(verb="reset-second-factor").one()
    assert (line.account_id, line.subject_id) == (manager.account_id, world.counsellor.account_id)


def test_there_is_no_button_for_oneself_and_the_verb_refuses(visitor, manager):
    page = visitor.get("/desk/staff")
    address = f"/desk/staff/{manager.login}/second-factor"
    assert address not in [form.get("action") for form in page.tree.iter("form")]

    visitor.post(address, page.fields("/sign-out"), status=409)

    assert second_factor.is_set_up(manager.account_id)


def test_somebody_of_another_house_is_not_found(visitor, world, manager):
    employer = world.an_employer()
    page = visitor.get("/desk/staff")

    visitor.post(
        f"/desk/staff/{employer.login}/second-factor", page.fields("/sign-out"), status=404
    )


def test_a_counsellor_does_not_come_here(visitor, world):
    session.commit()
    page = visitor.signed_in_as(world.counsellor).get("/desk/")

    assert "/desk/staff" not in page.links()
    assert visitor.client.get("/desk/staff").status_code == 403


def test_the_slip_leads_to_the_door_and_its_picture_never_holds_the_pin(visitor, world):
    seeker = world.a_seeker()
    session.commit()
    page = visitor.signed_in_as(world.counsellor).get(f"/desk/seekers/{seeker.seeker_code}/slip")

    assert page.tree.find(".//img[@class='qr']").get("src").startswith("data:image/svg+xml")
    assert seeker.secret not in page.html


def test_a_counsellor_tells_a_code_for_one_sign_in(visitor, world):
    seeker = world.a_seeker()
    session.commit()
    visitor.signed_in_as(world.counsellor).get(f"/desk/seekers/{seeker.seeker_code}/slip")
    visitor.submit("/code")
    told = "".join("".join(visitor.page.tree.find(".//strong[@class='code']").itertext()).split())

    assert (len(told), told.isdecimal()) == (8, True)
    assert session.query(TrailLine).filter_by(verb="issue-code").count() == 1


def test_who_has_no_way_in_yet_gets_no_code(visitor, world):
    world.a_crowd(of=1)
    session.commit()
    (line,) = people(world.centre_id).lines
    page = visitor.signed_in_as(world.counsellor).get(f"/desk/seekers/{line.code}/slip")

    visitor.post(f"/desk/seekers/{line.code}/code", page.fields("/sign-out"), status=404)
