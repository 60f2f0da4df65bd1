"""What introducing comes to, when a counsellor owes a line why, and what leaves the shortlist by itself."""

import pytest

from records.exclusion import actions as exclusions
from records.exclusion.schema import ExclusionSchema
from records.introduction.actions import propose
from records.introduction.refusals import NotForNow, WhyOwed
from records.introduction.several import Prospect, foreseen, propose_each
from records.overview import shortlist
from records.seeker import actions as seekers
from records.suggestion import actions as suggestions
from records.suggestion.overruling import SAID_NO
from records.vacancy import actions as vacancies

GUARD = "5401"
PRIMARY = {"schooling": {"value": "primary", "strength": "should"}}
BY_LAW = {"whom": "schooling", "kind": "legal", "rule_id": "OCC-GUARD"}


@pytest.fixture
def match(world):
    """A seeker and a vacancy that suit, and their ids."""
    seeker, vacancy = world.a_seeker(), world.a_vacancy()
    return seeker, vacancy, (seeker.seeker.id, vacancy.id)


def test_what_a_law_demands_is_not_overruled_by_any_reason(world):
    employer = world.an_employer()
    guard = world.a_vacancy(employer, title="Bảo vệ", trade=GUARD)
    exclusions.add(world.act(employer), guard, ExclusionSchema().read(BY_LAW)[0])
    pair = (world.a_seeker(trades=[GUARD], wishes=PRIMARY).seeker.id, guard.id)

    assert foreseen(world.act(), [pair])[pair] == Prospect(NotForNow.key)
    assert propose_each(world.act(), [pair], why="Anh ấy muốn thử") == ()


def test_against_the_persons_own_no_a_counsellor_says_why_but_they_need_not(world, match):
    seeker, _, pair = match
    suggestions.decide(world.act(seeker), *pair, choice="not-for-me")
    assert foreseen(world.act(), [pair])[pair] == Prospect(overrules=SAID_NO)
    with pytest.raises(WhyOwed):
        propose(world.act(), seeker_id=pair[0], vacancy_id=pair[1])

    asked = propose(world.act(seeker), seeker_id=pair[0], vacancy_id=pair[1])

    assert asked.why is None


def test_a_reason_nobody_owes_is_not_kept(world, match):
    (made,) = propose_each(world.act(), [match[2]], why="Nhà gần xưởng")

    assert made.why is None


def test_the_shortlist_forgets_whom_or_what_is_not_to_be_had(world, match):
    seeker, vacancy, pair = match
    today = world.act().today
    suggestions.shortlist(world.act(), [pair, pair])
    (kept,) = shortlist.at_vacancy(vacancy.id, centre_id=world.centre_id, today=today)
    assert (kept.seeker.code, kept.by) == (seeker.seeker_code, "Trần Thị Hoa")
    assert shortlist.is_kept(*pair, today=today)

    seekers.pause(world.act(), seeker.seeker)
    assert shortlist.of_seeker(pair[0], today=today) == ()

    seekers.resume(world.act(), seeker.seeker)
    vacancies.close(world.act(), vacancy)
    assert shortlist.of_seeker(pair[0], today=today) == ()
