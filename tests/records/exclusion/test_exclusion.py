"""Exclusions speak of everybody, stand on a law only where it holds, and leave nobody out unsaid."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from records.exclusion import actions
from records.exclusion.model import Exclusion
from records.exclusion.queries import of_vacancy
from records.exclusion.schema import ExclusionSchema, fitting
from records.ledger import NotFound, session
from records.rule import asking
from records.suggestion import queries as suggestions
from records.suggestion.search import search_of
from records.vacancy import actions as vacancies

BY_LAW = {"whom": "schooling", "kind": "legal", "rule_id": "OCC-GUARD"}
PRIMARY = {"schooling": {"value": "primary", "strength": "should"}}


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def guard(world, employer):
    return world.a_vacancy(employer, title="Nhân viên bảo vệ", trade="5401")


def read(**typed):
    return ExclusionSchema().read(typed)


def said(**typed):
    facts, wrong = read(**typed)
    assert wrong == {}
    return facts


def test_without_another_answer_it_is_looked_at_case_by_case():
    assert said(whom="age")["kind"] == "case"


@pytest.mark.parametrize(("typed", "owed"), [
    ({"whom": "age", "kind": "legal"}, {"rule_id"}),
    ({"whom": "age", "kind": "duty"}, {"duty"}),
    ({"whom": "age", "kind": "duty", "duty": "other"}, {"duty_words"}),
    ({"whom": "other"}, {"whom_words"}),
])  # fmt: skip
def test_a_law_is_cited_a_duty_named_and_others_are_said(typed, owed):
    assert read(**typed)[1].keys() == owed


def test_boxes_that_were_not_asked_for_are_not_kept():
    facts = said(whom="age", kind="case", duty="other", duty_words="Đứng máy", rule_id="OCC-GUARD")

    assert (facts["duty"], facts["duty_words"], facts["rule_id"]) == (None, "", None)


@pytest.mark.parametrize("box", ["whom_words", "duty_words"])
def test_own_words_ask_for_no_past(box):
    typed = {"whom": "other", "whom_words": "Ai chưa quen", "kind": "duty", "duty": "other",
             "duty_words": "Giữ kho"}  # fmt: skip

    _, wrong = read(**{**typed, box: "Người có tiền án"})

    assert [x.key for x in wrong[box]] == ["scan-refused"]


@pytest.mark.parametrize("facts", [
    {"whom": "age", "kind": "legal"},
    {"whom": "age", "kind": "duty"},
    {"whom": "other", "kind": "case"},
    {"whom": "age", "kind": "case", "rule_id": "OCC-GUARD"},
    {"whom": "record", "kind": "case"},
])  # fmt: skip
def test_the_database_keeps_the_classes_too(world, guard, facts):
    session.add(Exclusion(vacancy_id=guard.id, written_at=world.clock(), **facts))

    with pytest.raises(IntegrityError):
        session.flush()


def test_a_law_is_cited_where_it_fits_the_trade_and_what_it_demands(world, employer, guard, today):
    actions.add(world.act(employer), guard, said(**BY_LAW))

    (it,) = of_vacancy(guard.id, today=today)
    assert (it.kind, it.rule.id, it.rule.source) == (
        "legal", "OCC-GUARD", "NĐ 96/2016 Đ.32.1; NĐ 58/2026",
    )  # fmt: skip


@pytest.mark.parametrize(("trade", "facts"), [
    ("7212", BY_LAW),
    ("5401", {**BY_LAW, "whom": "age"}),
    ("5401", {**BY_LAW, "rule_id": "OCC-CHILD"}),
    ("1411", {**BY_LAW, "rule_id": "OCC-ANTT-HEAD"}),
])  # fmt: skip
def test_a_law_that_does_not_fit_is_refused(world, employer, trade, facts):
    vacancy = world.a_vacancy(employer, trade=trade)

    with pytest.raises(actions.RuleDoesNotFit):
        actions.add(world.act(employer), vacancy, said(**facts))


def test_no_law_lets_an_exclusion_speak_of_a_past(today):
    assert fitting("5401", today) == {"OCC-GUARD"}
    for trade in {trade for rule in asking.rows() for trade in rule.trades} - {"5401"}:
        assert fitting(trade, today) == frozenset()


def test_only_what_was_read_in_the_law_and_is_in_force_binds(today):
    rule = asking.by_id("OCC-GUARD")

    assert rule.binds(today)
    assert not replace(rule, certainty="V2").binds(today)
    assert not replace(rule, certainty="M").binds(today)
    assert not replace(rule, effective_from=today + timedelta(days=1)).binds(today)
    assert not replace(rule, effective_to=today - timedelta(days=1)).binds(today)
    assert replace(rule, effective_to=today).binds(today)


def test_under_another_trade_it_reads_as_case_by_case(world, employer, guard, today):
    actions.add(world.act(employer), guard, said(**BY_LAW))
    vacancies.edit(world.act(employer), guard, {"trade": "7212"})
    session.flush()

    (it,) = of_vacancy(guard.id, today=today)
    assert (it.kind, it.rule) == ("case", None)


def test_what_a_law_demands_is_named_among_the_reasons_and_nobody_vanishes_unsaid(
    world, employer, guard, today
):
    short = world.a_seeker(trades=["5401"], wishes=PRIMARY)
    silent = world.a_seeker(trades=["5401"])
    assert len(suggestions.seekers_for(guard.id, today=today)) == 2

    made = actions.add(world.act(employer), guard, said(**BY_LAW))

    (nearly,) = suggestions.nearly_for(search_of(short.seeker.id, today=today))
    assert nearly.card.id == guard.id
    assert blocked(short, guard, today) == ["schooling-short"]
    assert blocked(silent, guard, today) == []
    assert [x.seeker.code for x in suggestions.seekers_for(guard.id, today=today)] == [
        silent.seeker.code
    ]

    actions.remove(world.act(employer), guard, made.code)
    assert len(suggestions.seekers_for(guard.id, today=today)) == 2


@pytest.mark.parametrize("facts", [
    {"whom": "schooling"},
    {"whom": "schooling", "kind": "duty", "duty": "machines"},
    {"whom": "age", "kind": "case"},
])  # fmt: skip
def test_what_no_law_says_moves_nobody(world, employer, guard, today, facts):
    seeker = world.a_seeker(trades=["5401"], wishes=PRIMARY)
    before = suggestions.explain(seeker.seeker.id, guard.id, today=today, name_limits=True)

    actions.add(world.act(employer), guard, said(**facts))

    after = suggestions.explain(seeker.seeker.id, guard.id, today=today, name_limits=True)
    assert after == before
    assert len(suggestions.seekers_for(guard.id, today=today)) == 1


def test_an_employer_who_insists_on_more_schooling_keeps_it(world, employer, today):
    more = {"schooling": {"value": "upper-secondary", "strength": "must"}}
    vacancy = world.a_vacancy(employer, trade="5401", terms=more)
    lower = {"schooling": {"value": "lower-secondary", "strength": "should"}}
    seeker = world.a_seeker(trades=["5401"], wishes=lower)

    actions.add(world.act(employer), vacancy, said(**BY_LAW))

    assert blocked(seeker, vacancy, today) == ["schooling-short"]


def test_a_ninth_is_refused_and_a_strangers_is_not_found(world, employer, guard):
    for _ in range(actions.MOST):
        made = actions.add(world.act(employer), guard, said(whom="age"))
    with pytest.raises(actions.TooMany):
        actions.add(world.act(employer), guard, said(whom="age"))
    with pytest.raises(NotFound):
        actions.remove(world.act(employer), world.a_vacancy(), made.code)


def test_no_row_begins_before_it_was_read():
    assert all(
        (x.effective_from or date.min) <= (x.effective_to or date.max) for x in asking.rows()
    )


def blocked(seeker, vacancy, today):
    reasons = suggestions.explain(seeker.seeker.id, vacancy.id, today=today, name_limits=True)
    return [line.reason for line in reasons.lines if line.blocks]
