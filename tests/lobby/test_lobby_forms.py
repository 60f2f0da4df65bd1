"""A form keeps what was typed, says what is wrong at the box, and asks back what it is not sure of."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from lobby.forms import NONE_OF_THESE, Form, _typed
from records.account.schema import SignInSchema
from records.field import Choices, Day, Money, RoomSchema, Spots, Text, Whole, YesNo, describe
from records.field.spots import Commune
from records.introduction.schema import GrantSchema
from records.vacancy.schema import VacancySchema
from tests.factories import DONG_HA

pytestmark = pytest.mark.usefixtures("spoken")


LEFT_OUT: dict[str, Any] = {"allow_none": True, "load_default": None}


def drawn(kind: str, label: str, **more: Any) -> dict[str, Any]:
    """Draw a box under a label that has its words."""
    return describe(kind, label=label, **more)


class Boxes(RoomSchema):
    """One box of each kind that is drawn in its own way."""

    words = "vacancy"

    title = Text(limit=20, required=True, metadata=drawn("text", "vacancy-title"))
    pay = Money(metadata=drawn("money", "vacancy-pay"), **LEFT_OUT)
    starts_on = Day(metadata=drawn("day", "vacancy-starts-on"), **LEFT_OUT)
    place = Spots(metadata=drawn("place", "vacancy-place"), **LEFT_OUT)
    places = Whole(low=1, high=9, metadata=drawn("number", "vacancy-places"), **LEFT_OUT)
    parts = Choices(
        ("contact", "words"),
        metadata=drawn("checkboxes", "grant-parts", choice_prefix="grant-parts"),
    )
    agreed = YesNo(metadata=drawn("tick", "vacancy-title"))
    chosen = Text(
        limit=5,
        metadata=drawn("select", "vacancy-title", options=lambda: [("a", "Một")]),
        **LEFT_OUT,
    )


def posted(**typed):
    return Form.posted(Boxes(), MultiDict({"title": "Thợ", **typed}))


def test_a_blank_form_says_nothing_is_wrong():
    form = Form.blank(Boxes())

    assert form.ok
    assert {box.value for box in form.fields.values()} == {None}
    assert form.fields["title"].required
    assert form.fields["title"].maxlength == 20


def test_what_was_typed_stays_in_its_box_when_another_is_wrong():
    form = posted(title="", pay="6.500.000", places="mười", parts=["words"], agreed="yes")

    assert not form.ok
    assert form.fields["pay"].value == "6.500.000"
    assert form.fields["places"].value == "mười"
    assert form.fields["parts"].value == ["words"]
    assert form.fields["agreed"].value is True
    assert [name for name, _ in form.errors] == ["title", "places"]
    assert all(sentence and "field-" not in sentence for _, sentence in form.errors)


def test_a_day_comes_in_three_boxes_and_stays_in_them():
    day = {"starts_on-day": "31", "starts_on-month": "2", "starts_on-year": "2027"}

    form = posted(**day)

    assert form.fields["starts_on"].value == {"day": "31", "month": "2", "year": "2027"}
    assert form.fields["starts_on"].error
    assert posted(**{**day, "starts_on-day": "1"}).values["starts_on"] == date(2027, 2, 1)
    assert posted(starts_on="1/2/2027").values["starts_on"] == date(2027, 2, 1)


def test_blanks_are_nothing():
    form = posted(pay="  ", parts=[""], chosen=NONE_OF_THESE)

    assert form.ok
    assert form.values == {
        **dict.fromkeys(form.values),
        "title": "Thợ",
        "parts": [],
        "agreed": False,
    }


def test_a_place_of_several_meanings_is_offered_and_the_answer_is_taken():
    asked = posted(place="Gio Linh").fields["place"]

    assert asked.kind == "radios"
    assert asked.choices[-1][0] == NONE_OF_THESE
    for value, words, _ in asked.choices[:-1]:
        form = posted(place=value)
        assert form.ok, words
        assert form.values["place"]


def test_a_chosen_place_is_shown_in_words_when_another_box_is_wrong():
    form = posted(title="", place=f"commune:{DONG_HA}")

    assert form.fields["place"].kind == "place"
    assert "Đông Hà" in form.fields["place"].value
    assert posted(place=form.fields["place"].value).ok


def test_none_of_these_gives_the_box_back_to_write_in():
    form = Form.posted(VacancySchema(), MultiDict({"place": NONE_OF_THESE}))

    assert form.fields["place"].kind == "place"
    assert form.fields["place"].value is None
    assert form.fields["place"].error


def test_stored_values_are_shown_as_a_person_would_type_them():
    class Stored(Boxes):
        at = Text(limit=20, metadata=describe("text", label="vacancy-title"))

    form = Form.blank(
        Stored(),
        {
            "pay": 6_500_000,
            "place": f"commune:{DONG_HA}",
            "at": datetime(2026, 11, 22, 20, tzinfo=UTC),
        },
    )

    assert form.fields["pay"].value == "6.500.000"
    assert "Đông Hà" in form.fields["place"].value
    assert form.fields["at"].value == "23/11/2026"


def test_choices_have_words_and_options_are_asked_when_drawn():
    form = Form.blank(Boxes())

    assert [value for value, _, _ in form.fields["parts"].choices] == ["contact", "words"]
    assert all("grant-parts" not in words for _, words, _ in form.fields["parts"].choices)
    assert form.fields["chosen"].choices == [("a", "Một", "")]


def test_nothing_is_ticked_beforehand():
    assert Form.blank(GrantSchema()).fields["parts"].value is None


def test_a_verbs_refusal_is_put_at_the_box_it_concerns():
    form = posted()
    form.blame("title", "Không được.")

    assert not form.ok
    assert [(name, said.endswith("Không được.")) for name, said in form.errors] == [("title", True)]
    assert form.fields["title"].error == "Không được."


def test_hints_and_autocomplete_come_from_the_schema():
    assert Form.blank(VacancySchema()).fields["title"].hint
    assert Form.blank(SignInSchema("staff")).fields["login"].autocomplete == "username"


@given(
    st.dictionaries(st.sampled_from([*Boxes().fields, "starts_on-day", "x"]), st.text(max_size=30))
)
def test_whatever_a_browser_sends_the_schema_can_read_it(sent):
    schema = Boxes()
    typed = {name: _typed(box, name, MultiDict(sent)) for name, box in schema.fields.items()}

    values, errors = schema.read(typed)

    assert not (values and errors)


def test_a_commune_box_asks_back_too():
    class Home(RoomSchema):
        words = "seeker"
        commune_code = Commune(metadata=describe("place", label="seeker-commune-code"))

    box = Form.posted(Home(), MultiDict({"commune_code": "Gio Linh"})).fields["commune_code"]

    assert box.kind == "radios" or box.error
