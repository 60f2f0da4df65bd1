"""Columns are guessed from their headings, shown, and open to correction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.intake.mapping import Mapping, Target, guess
from records.intake.reasons import because


@pytest.mark.parametrize(
    ("heading", "key", "how"),
    [
        ("Vị trí tuyển", "title", "exact"),
        ("VI TRI TUYEN", "title", "exact"),
        ("  vị  trí tuyển (*)", "title", "exact"),
        ("2. Vị trí tuyển", "title", "exact"),
        ("Position", "title", "exact"),
        ("Vị trí tuyễn dụng", "title", "exact"),
        ("Vị trí tuyển dungj", "title", "near"),
        ("SĐT", "phone", "exact"),
        ("Điện thọai", "phone", "exact"),
        ("So dien thoia", "phone", "near"),
        ("Mức lương (VNĐ)", "pay", "exact"),
    ],
)
def test_a_heading_is_recognised(heading, key, how):
    found = guess([heading], TARGETS).found

    assert list(found) == [key]
    assert (found[key].at, found[key].how) == (0, how)


def test_a_stranger_is_left_unused():
    mapping = guess(["Vị trí tuyển", "Ghi chú", "", "ST"], TARGETS)

    assert mapping.unused == ("Ghi chú", "ST")
    assert mapping.problems == ()


def test_marks_decide_between_two_headings_that_fold_alike():
    assert guess(["Mục lương", "Mức lương"], TARGETS).found["pay"].at == 1


def test_an_equal_name_is_taken_before_a_near_one():
    mapping = guess(["Vị trí tuyển dụngg", "Vị trí tuyển"], TARGETS)

    assert mapping.found["title"].at == 1
    assert mapping.unused == ("Vị trí tuyển dụngg",)


def test_two_columns_for_one_target_are_a_problem_until_one_is_chosen():
    head = ["Vị trí tuyển", "SĐT", "Điện thoại"]

    assert (
        because("column-double", target="Điện thoại", columns="SĐT · Điện thoại")
        in guess(head, [TITLE, Target("phone", ("Điện thoại", "SĐT"))]).problems
    )
    chosen = guess(head, TARGETS, chosen={"phone": "SĐT"})
    assert chosen.problems == ()
    assert chosen.found["phone"].at == 1
    assert chosen.unused == ("Điện thoại",)


def test_missing_required_columns_are_named_together():
    targets = [TITLE, Target("place", ("Nơi làm việc",), required=True)]

    assert guess(["Ghi chú"], targets).problems == (
        because("column-missing", columns="Vị trí tuyển, Nơi làm việc"),
    )


@pytest.mark.parametrize(
    ("chosen", "problem"),
    [
        ({"title": "Tên gì"}, because("column-unknown", column="Tên gì")),
        ({"colour": "A"}, because("column-not-wanted", target="colour")),
        ({"title": "B"}, because("column-double", target="title", columns="B")),
        ({"title": "A", "pay": "a"}, because("column-double", target="pay", columns="a")),
    ],
)
def test_a_choice_that_cannot_be_kept_is_a_problem(chosen, problem):
    assert problem in guess(["A", "B", "B"], TARGETS, chosen=chosen).problems


def test_a_choice_beats_the_guess_and_an_empty_choice_leaves_the_target_out():
    mapping = guess(["Lương", "Thu nhập"], [PAY], chosen={"pay": "thu nhap"})

    assert (mapping.found["pay"].at, mapping.found["pay"].how) == (1, "chosen")
    assert guess(["Lương"], [PAY], chosen={"pay": ""}).found == {}


def test_a_row_is_picked_by_target():
    mapping = guess(["Ghi chú", "Lương", "Vị trí"], TARGETS)

    assert mapping.pick(("x", "7tr", "Thợ hàn")) == {"pay": "7tr", "title": "Thợ hàn"}


@given(st.lists(st.text(max_size=20), max_size=6))
def test_no_heading_breaks_the_guess_and_no_column_serves_twice(head):
    mapping = guess(head, TARGETS)

    assert isinstance(mapping, Mapping)
    places = [found.at for found in mapping.found.values()]
    assert len(places) == len(set(places))


TITLE = Target(
    "title", ("Vị trí tuyển", "Vị trí", "Vị trí tuyển dụng", "Position", "Title"), required=True
)
PAY = Target("pay", ("Mức lương", "Lương", "Thu nhập", "Salary"))
PHONE = Target("phone", ("Số điện thoại", "Điện thoại", "SĐT", "ĐT", "Phone"))
TARGETS = [Target("title", TITLE.aliases), PAY, PHONE]
