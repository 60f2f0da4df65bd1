"""That an employer welcomes everyone is told to the centre in confidence: no page of others changes."""

import re

import pytest

from records.employer import actions as employers
from records.ledger import session
from tests.visitor import Visitor

CHANGES = re.compile(r'name="(?:csrf_token|idem_key)" value="[^"]*"')
OPEN = ("/", "/vacancies", "/vacancies/{vacancy}")
SEEKER = (*OPEN, "/for-you", "/for-you/{vacancy}", "/introductions")
EMPLOYER = (
    "/employer/",
    "/employer/vacancies",
    "/employer/vacancies/{vacancy}",
    "/employer/introductions",
)


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def vacancy(world, employer):
    vacancy = world.a_vacancy(employer)
    world.an_introduction(world.a_seeker(), vacancy, parts=("contact",))
    return vacancy


@pytest.mark.parametrize(
    ("who", "pages"), [("stranger", OPEN), ("seeker", SEEKER), ("employer", EMPLOYER)]
)
def test_no_page_of_theirs_changes(app, world, employer, vacancy, who, pages):
    visitor = Visitor(app)
    if who != "stranger":
        visitor.signed_in_as(world.a_seeker() if who == "seeker" else employer)
    before = seen(visitor, pages, vacancy)

    row = employers.locked(employer.employer_id)
    employers.arrange(world.act(), row, welcomes_everyone=True, monthly_cap=None)
    session.commit()

    assert seen(visitor, pages, vacancy) == before


def seen(visitor, pages, vacancy):
    paths = [page.format(vacancy=vacancy.code) for page in pages]
    return [CHANGES.sub("", visitor.get(path).html) for path in paths]
