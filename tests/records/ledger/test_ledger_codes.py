"""Public codes: what stands in addresses and on slips."""

from records.ledger import new_code


def test_a_code_survives_a_vietnamese_keyboard_and_spells_no_word():
    written = "".join(new_code() for _ in range(1000))

    assert set(written).isdisjoint("aăâeêioôơuưyđdwv0l1")


def test_a_code_is_short_enough_to_type_and_too_rare_to_guess():
    codes = {new_code() for _ in range(1000)}

    assert len(codes) == 1000
    assert {len(code) for code in codes} == {10}
