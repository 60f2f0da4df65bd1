"""A signed link means one thing, until one moment, for one audience; nothing in it can be altered."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import ProgrammingError

from records.ledger import session
from records.link import actions, queries
from records.link.model import Link

ABOUT = ("check-in", 7, 30, "employer")


@pytest.fixture
def link(app, clock):
    until = clock.now + timedelta(days=14)
    return queries.by_id(actions.make(*ABOUT, now=clock.now, until=until))


def test_a_token_leads_to_what_it_was_made_for(link, clock):
    found = queries.known(link.token)

    assert found == link
    assert found.holds("check-in", "employer", clock.now)


def test_its_address_says_nothing_of_what_it_is_for(link):
    assert link.token.isalnum()
    assert len(link.token) == 42
    assert "token" not in repr(link)


@pytest.mark.parametrize("at", range(0, 42, 3))
def test_a_token_with_one_letter_changed_was_given_to_nobody(link, at):
    other = "b" if link.token[at] != "b" else "c"

    assert queries.known(link.token[:at] + other + link.token[at + 1 :]) is None


@pytest.mark.parametrize("token", ["", "x", "đ" * 42, "zzzzzzzzzz", "z" * 4000])
def test_what_never_was_a_token_is_none(app, token):
    assert queries.known(token) is None


def test_a_proof_belongs_to_one_link(link, clock):
    other = queries.by_id(
        actions.make("check-in", 8, 30, "employer", now=clock.now, until=link.until)
    )

    assert queries.known(other.token[:10] + link.token[10:]) is None


def test_no_link_is_moved_to_another_record(link):
    session.scalars(select(Link)).one().subject_id = 8

    with pytest.raises(ProgrammingError, match="permission denied"):
        session.flush()


def test_it_holds_for_its_purpose_and_audience_until_it_ends(link, clock):
    assert not link.holds("answer", "employer", clock.now)
    assert not link.holds("check-in", "seeker", clock.now)
    assert not link.holds("check-in", "employer", link.until)


def test_of_two_who_make_it_at_once_one_does(link, clock):
    assert actions.make(*ABOUT, now=clock.now, until=link.until) is None
    assert session.scalar(select(func.count(Link.id))) == 1


def test_a_renewed_link_has_another_address_and_the_older_one_ends(link, clock):
    later = link.until + timedelta(days=14)
    renewed = queries.by_id(actions.renew(*ABOUT, now=clock.now, until=later))

    assert queries.known(link.token) is None
    assert queries.known(renewed.token).until == later
    assert queries.of("check-in", 7, "employer") == {30: renewed}
