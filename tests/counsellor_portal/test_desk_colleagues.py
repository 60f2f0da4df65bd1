"""Of a colleague's people: what a limit does must show nowhere, and who puts them forward."""

import re
from datetime import date

import pytest

from records.person.queries import row as person_row
from records.programme.envelope import Envelope
from records.seeker.queries import by_code
from records.suggestion import actions as suggestions
from tests.factories import WELDER

BARRED = Envelope(member=True, barred_trades=(WELDER,), barred_until=date(2028, 5, 1))
PAGES = ("matches", "vacancies/{vacancy}", "introduce?ticked={vacancy}")


@pytest.fixture
def alike(world):
    """Two people of one name, of whom the first is barred from the work that suits them both."""
    return world.a_seeker(name="Lê An", envelope=BARRED), world.a_seeker(name="Lê An")


@pytest.fixture
def colleague(world, visitor):
    """The visitor, signed in as a counsellor who answers for neither."""
    return visitor.signed_in_as(world.a_counsellor())


@pytest.mark.parametrize("path", PAGES)
def test_a_colleague_reads_the_same_of_the_limited_and_the_free(alike, world, colleague, path):
    vacancy = world.a_vacancy(needs=[])

    limited, free = (
        plain(
            colleague.get(f"/desk/seekers/{it.seeker_code}/{path.format(vacancy=vacancy.code)}"), it
        )
        for it in alike
    )

    assert "Thợ hàn" in free
    assert limited == free


def test_on_a_vacancys_page_a_colleague_finds_both(alike, world, colleague):
    vacancy = world.a_vacancy()
    for it in alike:
        assert it.seeker_code in colleague.get(f"/desk/vacancies/{vacancy.code}").html
    assert "Phụ trách: Trần Thị Hoa" in colleague.get(f"/desk/vacancies/{vacancy.code}").text


def test_what_a_colleague_keeps_waits_at_the_own_counsellors_desk(alike, world, visitor):
    _, free = alike
    vacancy = world.a_vacancy()
    suggestions.shortlist(world.act(world.a_counsellor()), [(free.seeker.id, vacancy.id)])
    desk = visitor.signed_in_as(world.counsellor)

    assert "Xem việc đồng nghiệp giữ cho người này" in desk.get("/desk/").text

    desk.get(f"/desk/seekers/{free.seeker_code}/matches")
    desk.submit(action="/introduce")
    assert "đồng nghiệp giữ" not in desk.get("/desk/").text


def test_whom_nobody_answers_for_a_counsellor_takes_on_and_introduces(alike, world, colleague):
    _, free = alike
    vacancy = world.a_vacancy()
    person_row(free.person_id, centre_id=world.centre_id).counsellor_id = None
    where = f"/desk/seekers/{free.seeker_code}/vacancies/{vacancy.code}"
    assert "Chưa ai phụ trách" in colleague.get(where).text

    colleague.submit(action="/take-on")

    known = by_code(free.seeker_code, centre_id=world.centre_id)
    assert known.person.counsellor_id is not None
    assert "/introduce" in colleague.get(where).html


def plain(page, it):
    """A page without what differs by whose it is and when it was asked for: codes and keys."""
    return re.sub(r'value="[\w.-]{20,}"', "", page.html.replace(it.seeker_code, "CODE"))
