"""What is typed at a door, and a PIN nobody guesses at once."""

import pytest

from records.account.schema import PinSchema, SignInSchema


@pytest.mark.parametrize("pin", ["702516", "112358", "987640", "100000"])
def test_a_pin_of_six_digits_is_taken(pin):
    assert PinSchema().read({"pin": pin}) == ({"pin": pin}, {})


@pytest.mark.parametrize(
    ("pin", "key"),
    [
        ("12345", "field-pin"),
        ("1234567", "field-too-long"),
        ("70251a", "field-pin"),
        ("٧٠٢٥١٦", "field-pin"),
        ("123456", "field-pin-easy"),
        ("654321", "field-pin-easy"),
        ("000000", "field-pin-easy"),
        (None, "field-required"),
    ],
)
def test_a_pin_too_easy_or_no_pin_is_asked_again(pin, key):
    _, errors = PinSchema().read({"pin": pin})

    assert [reason.key for reason in errors["pin"]] == [key]


def test_the_seekers_door_offers_one_persons_code_to_nobody_else():
    seeker, staff = SignInSchema("seeker"), SignInSchema("staff")

    assert {box.metadata["autocomplete"] for box in seeker.fields.values()} == {"off"}
    assert staff.fields["login"].metadata["autocomplete"] == "username"
    assert seeker.words == "sign-in-seeker"
