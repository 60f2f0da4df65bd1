"""Places: understood when sure, asked back when not, and the answer chosen is taken as it comes."""

import pytest
from marshmallow import ValidationError

from records.field import Commune, Spots
from records.field.spots import Asked, spelled
from tests.factories import DONG_HA, DONG_HOI


def test_a_sure_place_is_a_commune_with_its_province():
    (spot,) = Spots().deserialize("phường Đông Hà, Quảng Trị")

    assert (spot["country"], spot["province_code"], spot["commune_code"]) == ("VN", "44", DONG_HA)
    assert spot["written"] == "phường Đông Hà, Quảng Trị"


def test_several_places_stand_apart_by_semicolons_and_each_counts_once():
    spots = Spots().deserialize(f"commune:{DONG_HA}; tỉnh Quảng Trị; commune:{DONG_HA}")

    assert [x["commune_code"] for x in spots] == [DONG_HA, None]


def test_a_country_is_a_place_of_work():
    (spot,) = Spots().deserialize("Nhật Bản")

    assert (spot["country"], spot["province_code"]) == ("JP", None)


def test_an_unsure_place_is_asked_back_and_the_answer_is_taken():
    asked = reasons(Spots(), "Gio Linh")[0]

    assert isinstance(asked, Asked)
    assert (asked.key, asked.values["written"]) == ("place-ask", "Gio Linh")
    assert len(asked.options) > 1
    for value, words in asked.options:
        spots = Spots().deserialize(value)
        assert spots
        assert words
        assert all(x["written"] for x in spots)


def test_the_other_places_are_carried_along_with_the_answer():
    asked = reasons(Spots(), f"commune:{DONG_HOI}; Gio Linh; tỉnh Nghệ An")[0]

    for value, _ in asked.options:
        spots = Spots().deserialize(value)
        assert spots[0]["commune_code"] == DONG_HOI
        assert spots[-1]["province_code"] == "40"


@pytest.mark.parametrize(
    ("box", "typed", "reason"),
    [
        (Spots(), "Xyzzy Qwrtpl", "place-unknown"),
        (Spots(), " ; ", "field-required"),
        (Spots(), ";".join(["a"] * 21), "field-too-many"),
        (Spots(), "x" * 201, "field-too-long"),
        (Spots(), "commune:00000", "place-unknown"),
        (Spots(), "communes:19333+00000", "place-unknown"),
        (Commune(), "tỉnh Quảng Trị", "place-commune-needed"),
        (Commune(), "province:44", "place-commune-needed"),
        (Commune(), "communes:19333+18880", "place-commune-needed"),
        (Commune(), "Xyzzy Qwrtpl", "place-unknown"),
    ],
)
def test_what_is_no_place_has_its_reason(box, typed, reason):
    assert reason in [x.key for x in reasons(box, typed)]


def test_where_somebody_lives_is_one_commune():
    assert Commune().deserialize(f"commune:{DONG_HA}") == DONG_HA
    assert Commune().deserialize("phường Đông Hà, tỉnh Quảng Trị") == DONG_HA


@pytest.mark.parametrize("code", [f"commune:{DONG_HA}", "province:44", "country:JP"])
def test_a_chosen_place_is_shown_in_words_that_are_read_back(code):
    chosen = Spots().deserialize(code)
    again = Spots().deserialize(spelled(code))

    for place in (*chosen, *again):
        del place["written"]
    assert chosen == again


def test_words_that_are_no_code_are_shown_as_they_were_typed():
    assert spelled("Gio Linh; commune:99999") == "Gio Linh; commune:99999"


def reasons(box, typed):
    with pytest.raises(ValidationError) as wrong:
        box.deserialize(typed)
    return wrong.value.messages
