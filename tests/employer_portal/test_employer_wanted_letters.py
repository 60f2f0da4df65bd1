"""Each member says which letters they want and when none is to come; whose address it is, is said."""

from records.employer import letters, members
from records.employer.letters import Letters
from records.employer.queries import team
from records.ledger import Role
from tests.factories import Known

MAI = "mai@firm.example"


def test_a_choice_is_kept_and_shown_again_and_what_is_always_sent_is_said(visitor, world):
    owner = world.an_employer()
    visitor.signed_in_as(owner)
    page = visitor.get("/employer/letters")
    assert f"gửi về {owner.login}" in page.text
    assert "Mã đăng nhập" in page.text
    assert "17:00 đến 8:00" in page.text

    visitor.submit(wanted="confirmed", quiet="office")

    assert letters.of_employer(owner.employer_id) == Letters(("confirmed",), "office")
    sent = visitor.get("/employer/letters").fields()
    assert (sent["wanted"], sent["quiet"]) == (["confirmed"], ["office"])


def test_whoever_reads_no_letters_chooses_for_themselves_alone(visitor, world):
    owner = world.an_employer()
    members.add(world.act(owner), MAI)
    account = next(x.account_id for x in team(owner.employer_id) if x.login == MAI)
    colleague = Known(account, MAI, Role.EMPLOYER, world.centre_id, owner.employer_id)
    visitor.signed_in_as(colleague)
    assert "không phải của bạn" in visitor.get("/employer/letters").text
    visitor.submit(quiet="night")

    assert letters.of_employer(owner.employer_id) == Letters()
    assert letters.of_member(colleague.account_id).quiet == "night"


def test_hours_that_are_none_of_ours_are_asked_again(visitor, world):
    visitor.signed_in_as(world.an_employer())
    sent = visitor.get("/employer/letters").fields()
    page = visitor.post("/employer/letters", sent | {"quiet": "noon"}, status=422)

    assert len(page.errors) == 1
