"""Keystrokes left in a text become the letters they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.place.keystrokes import decoded


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ddoong Haf", "đông hà"),
        ("D9o6ng Ha2", "đông hà"),
        ("Quarng Trij", "quảng trị"),
        ("Quangr Tri5", "quảng trị"),
        ("Hair Lawng", "hải lăng"),
        ("Leej Thuyr", "lệ thủy"),
        ("thowj hanf", "thợ hàn"),
        ("gio linh", "gio linh"),
        ("Quận 9", "Quận 9"),
    ],
)
def test_telex_and_vni(typed: str, meant: str) -> None:
    assert decoded(typed).casefold() == meant.casefold()


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    assert isinstance(decoded(text), str)
