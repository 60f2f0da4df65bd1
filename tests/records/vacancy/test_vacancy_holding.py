"""The holding desk: kept as typed, read by nobody else, released only under a rule that covers it."""

from datetime import date, timedelta

import pytest

from records.ledger import Act, Actor, NotFound, Role, session
from records.lifecycle.machine import Moved, NotAllowed, ReasonOwed
from records.overview import duties
from records.overview.duty import Desk
from records.suggestion.queries import seekers_for, vacancies_for
from records.suggestion.search import search_of
from records.vacancy import actions, held, holding, queries
from records.vacancy.browsing import browse
from records.vacancy.listing import Listings
from records.vacancy.taking_in import TakingIn, known

ASKS = "Có lý lịch tư pháp, không tiền án."
WHY = "Đã xem giấy phép dịch vụ bảo vệ."


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def guard(world, employer):
    """A guard's vacancy that asks, handed in by its employer."""
    return handed_in(world, employer, title="Nhân viên bảo vệ", trade="5401")


def handed_in(world, employer, **facts):
    draft = world.a_draft(employer, description=ASKS, **facts)
    holding.offer(world.act(employer), draft)
    session.flush()
    return draft


def test_it_is_kept_as_typed_and_read_by_nobody_else(world, guard, today):
    seeker = world.a_seeker(trades=["5401"])

    assert (guard.state, guard.description, guard.posted_at) == ("held", ASKS, None)
    with pytest.raises(NotFound):
        queries.card(guard.code)
    assert guard.id not in [x.id for x in browse(today=today)]
    assert vacancies_for(search_of(seeker.seeker.id, today=today)) == ()


def test_the_desk_reads_the_words_and_the_rules_that_could_allow_them(world, guard, today):
    (it,) = held.held(world.centre_id, today=today)

    assert it.words == ("lý lịch tư pháp", "không tiền án")
    assert "".join(words for words, _ in it.description) == ASKS
    assert {rule.id for rule in it.rules} == {"OCC-GUARD", "OCC-AVSEC"}
    assert held.one(guard.code, centre_id=world.centre_id, today=today) == it


def test_another_centre_holds_nothing_of_it(world, guard, today):
    elsewhere = world.centre_id + 1

    assert held.held(elsewhere, today=today) == ()
    with pytest.raises(NotFound):
        held.row(guard.code, centre_id=elsewhere)


def test_a_counsellor_releases_it_under_a_rule_with_a_reason(world, guard, today):
    holding.release(world.act(), guard, rule="OCC-GUARD", reason=WHY)
    session.flush()

    assert (guard.state, guard.asks_by, guard.held_at) == ("open", "OCC-GUARD", None)
    assert queries.card(guard.code).description == ASKS
    assert held.held(world.centre_id, today=today) == ()


@pytest.mark.parametrize(("rule", "reason", "refusal"), [
    ("OCC-CHILD", WHY, holding.NoRuleAllows),
    ("VAC-LLTP", WHY, holding.NoRuleAllows),
    ("OCC-GUARD", " ", ReasonOwed),
])  # fmt: skip
def test_no_other_rule_and_no_silence_releases_it(world, guard, rule, reason, refusal):
    with pytest.raises(refusal):
        holding.release(world.act(), guard, rule=rule, reason=reason)


def test_a_welder_is_asked_by_no_rule_at_all(world, employer, today):
    welder = handed_in(world, employer)

    assert held.one(welder.code, centre_id=world.centre_id, today=today).rules == ()
    with pytest.raises(holding.NoRuleAllows):
        holding.release(world.act(), welder, rule="OCC-GUARD", reason=WHY)


def test_the_employer_releases_nothing(world, employer, guard):
    with pytest.raises(NotAllowed):
        holding.release(world.act(employer), guard, rule="OCC-GUARD", reason=WHY)
    with pytest.raises(Moved):
        actions.reopen(world.act(employer), guard)


def test_sent_back_it_is_a_draft_with_the_proposal_until_it_is_offered_again(
    world, employer, guard
):
    holding.send_back(world.act(), guard, reason="Hãy ghi: cần người cẩn thận.")
    session.flush()
    assert (guard.state, guard.description) == ("draft", ASKS)
    assert held.proposal(guard.id) == "Hãy ghi: cần người cẩn thận."

    actions.edit(world.act(employer), guard, {"description": "Cần người cẩn thận."})
    holding.offer(world.act(employer), guard)
    session.flush()

    assert guard.state == "open"
    assert held.proposal(guard.id) is None


def test_a_held_text_waits_at_the_desk_and_is_late_after_a_day(world, guard, clock):
    def waits():
        desk = Desk(centre_id=world.centre_id, now=world.act().now)
        return [(x.kind, x.n, x.late) for x in duties.waiting(desk).lines]

    assert waits() == [("vacancy-held", 1, False)]
    clock.now += timedelta(days=1)
    assert waits() == [("vacancy-held", 1, True)]
    holding.send_back(world.act(), guard, reason="Hãy viết lại.")
    session.flush()
    assert waits() == []


def test_a_listing_that_asks_is_taken_in_and_held(world, today):
    row, note = taken_in(world, ASKS)

    assert (row.state, row.posted_at, row.description) == ("held", None, ASKS)
    assert "asks-held" in note
    with pytest.raises(holding.NobodyToAnswer):
        holding.send_back(world.act(), row, reason="Hãy viết lại.")
    assert [x.card.code for x in held.held(world.centre_id, today=today)] == [row.code]


def test_a_listing_is_shown_when_its_source_takes_the_words_out_and_held_when_it_puts_them_in(
    world, today
):
    seeker = world.a_seeker()
    row, _ = taken_in(world, ASKS)
    taken_in(world, "Có tay nghề.")
    assert (row.state, row.held_at) == ("open", None)
    assert [x.card.id for x in vacancies_for(search_of(seeker.seeker.id, today=today))] == [row.id]

    taken_in(world, ASKS)
    assert (row.state, row.posted_at) == ("held", None)
    assert vacancies_for(search_of(seeker.seeker.id, today=today)) == ()
    assert seekers_for(row.id, today=today)


def taken_in(world, description):
    cells = {"id": "A1", "title": "Thợ hàn", "place": "Đông Hà, Quảng Trị", "pay": "9 triệu"}
    listing = Listings(date(2026, 11, 23), "Sàn").read({**cells, "description": description})
    taking = TakingIn(Act(Actor(Role.SYSTEM), world.clock()), known({listing.ref}))
    taking.take(listing)
    taking.finish()
    session.flush()
    return queries.by_source("Sàn", "A1"), listing.notes
