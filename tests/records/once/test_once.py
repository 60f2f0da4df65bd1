"""A form's key: claimed once, led to the same page, refused with other words."""

import pytest

from records.ledger import session
from records.once import Claim, OtherBody, claim, keep
from records.once.model import FormKey
from tests.conftest import NOW

BODY, OTHER = b"b" * 32, b"o" * 32


def test_a_fresh_key_is_claimed_and_remembers_where_it_led(app):
    first = claim("k1", BODY, NOW)
    keep(first, "/introductions/abc")
    session.commit()

    assert first == Claim("k1", None)
    assert claim("k1", BODY, NOW) == Claim("k1", "/introductions/abc")


def test_the_same_key_with_other_words_is_refused(app):
    keep(claim("k1", BODY, NOW), "/x")

    with pytest.raises(OtherBody):
        claim("k1", OTHER, NOW)


def test_a_key_whose_act_was_undone_is_free_again(app):
    claim("k1", BODY, NOW)
    session.rollback()

    assert claim("k1", OTHER, NOW).led_to is None


def test_a_key_that_led_nowhere_is_not_taken_for_recorded(app):
    claim("k1", BODY, NOW)
    session.flush()

    with pytest.raises(OtherBody):
        claim("k1", BODY, NOW)


def test_of_twenty_at_once_one_does_the_act_and_all_are_led_to_its_page(own_house):
    done = []

    def send():
        claimed = claim("k1", BODY, NOW)
        if claimed.led_to is None:
            done.append(1)
            keep(claimed, f"/introductions/{len(done)}")
        return claimed.led_to

    led = own_house.at_once(*[send] * 12)

    assert len(done) == 1
    assert sorted(map(str, led)) == ["/introductions/1"] * 11 + ["None"]
    with own_house.app.app_context():
        assert session.query(FormKey).count() == 1
