"""Lists read in the order of the Vietnamese alphabet."""

import random
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from records.place.sorting import given_name_key, sort_key


def test_letters_come_in_the_order_of_the_alphabet() -> None:
    assert in_order("a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y")


def test_tones_come_in_order_when_the_letters_are_the_same() -> None:
    assert in_order("ma mà mả mã má mạ")


def test_letters_weigh_more_than_tones() -> None:
    assert in_order("An Ánh Ăn Ân Ẩn Bình Dung Dũng Đức Uyên Ưng Ứng")


def test_a_shorter_word_comes_first() -> None:
    assert sorted(["Hàng", "Hà An", "Hà"], key=sort_key) == ["Hà", "Hà An", "Hàng"]


def test_the_way_of_typing_makes_no_difference() -> None:
    assert sort_key("Lệ Thuỷ") == sort_key(unicodedata.normalize("NFD", "lệ  thủy"))


def test_people_are_sorted_by_given_then_family_then_middle_name() -> None:
    people = ["Hồ Văn An", "Lê Thị An", "Lê Văn An", "Nguyễn Ánh", "Trần Thị Ẩn", "Đỗ Văn Đức"]
    mixed = random.Random(7).sample(people, len(people))

    assert sorted(mixed, key=given_name_key) == people


def test_one_word_names_have_a_place_too() -> None:
    assert sorted(["Bình", "", "An"], key=given_name_key) == ["", "An", "Bình"]


@given(st.text(), st.text())
def test_any_two_texts_can_be_ordered(one: str, other: str) -> None:
    assert sorted([one, other], key=sort_key)
    assert sorted([one, other], key=given_name_key)


def in_order(text: str) -> bool:
    words = text.split()
    mixed = random.Random(7).sample(words, len(words))
    return sorted(mixed, key=sort_key) == words
