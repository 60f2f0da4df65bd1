"""Every condition the matcher knows has its boxes, and what is chosen comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.criteria import ALL, CONDITIONS
from records.field.conditions import STRENGTHS, box, boxed, condition_fields, gathered, questions
from records.vacancy.for_matcher import terms

SIDES = ("employer", "seeker")
by_side = pytest.mark.parametrize("side", SIDES)


@by_side
def test_every_question_of_the_matcher_has_two_boxes(side):
    asked = dict(questions(side))
    named = {f"ask_{side}": c for c in ALL if getattr(c, f"ask_{side}") is not None}

    assert set(asked) <= {c.key for c in CONDITIONS}
    assert named
    assert set(condition_fields(side)) == {
        name for key in asked for name in (box(key), f"{box(key)}_strength")
    }


@by_side
def test_what_one_side_is_asked_privately_the_other_does_not_see(side):
    seen = {field.metadata["seen_by"] for field in condition_fields(side).values()}

    assert seen == {
        frozenset(
            {"employer", "seeker", "counsellor"} if side == "employer" else {"seeker", "counsellor"}
        )
    }


@st.composite
def answers(draw, side):
    """Some answers of one side, as stored."""
    stored = {}
    for key, asked in questions(side):
        if draw(st.booleans()):
            one = st.sampled_from(asked.choices)
            several = st.lists(one, min_size=1, unique=True).map(
                lambda chosen, asked=asked: [x for x in asked.choices if x in chosen]
            )
            stored[key] = {
                "value": draw(several if asked.many else one),
                "strength": draw(st.sampled_from(STRENGTHS)),
            }
    return stored


@by_side
@given(data=st.data())
def test_stored_answers_spread_into_boxes_are_gathered_again(side, data):
    stored = data.draw(answers(side))
    values = boxed(stored)

    loaded = {
        name: field.deserialize(values[name])
        for name, field in condition_fields(side).items()
        if name in values
    }

    assert gathered(side, loaded) == stored
    assert loaded == {}


@by_side
@given(data=st.data())
def test_the_matcher_reads_what_was_stored(side, data):
    stored = data.draw(answers(side))

    for key, term in terms(stored).items():
        value = stored[key]["value"]
        assert term.value == (frozenset(value) if isinstance(value, list) else value)
        assert term.strength == stored[key]["strength"]


def test_an_answer_without_a_strength_counts_as_should():
    key, asked = next(iter(questions("seeker")))
    value = [asked.choices[0]] if asked.many else asked.choices[0]

    assert gathered("seeker", {box(key): value})[key]["strength"] == "should"


def test_a_strength_without_an_answer_says_nothing():
    key, _ = next(iter(questions("seeker")))

    assert gathered("seeker", {f"{box(key)}_strength": "must"}) == {}
