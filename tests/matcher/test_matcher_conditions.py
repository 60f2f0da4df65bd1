"""What an advert says of lodging, meals, shifts and schooling, and what it denies."""

import csv

import pytest

from matcher.conditions import LONGEST, read_conditions
from matcher.criteria import CONDITIONS
from matcher.taxonomy import DATA
from matcher.text import fold


def read(text):
    return {(said.criterion, said.choice) for said in read_conditions(text)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Công ty bao ăn ở, có xe đưa đón",
            {("accommodation", "provided"), ("transport", "shuttle")},
        ),
        ("Làm việc theo ca, xoay ca 3 ca", {("shift", "rotating")}),
        ("Đóng BHXH đầy đủ, phụ cấp ăn trưa", {("insurance", "full"), ("meals", "paid")}),
        ("Tốt nghiệp THCS trở lên", {("schooling", "lower-secondary")}),
        ("ho tro tien an, co ky tuc xa", {("meals", "paid"), ("accommodation", "provided")}),
        ("Tuyển thợ hàn làm lâu dài", set()),
        (
            "Miễn phí cơm ca. Lương không trễ, bao ở",
            {("meals", "provided"), ("accommodation", "provided")},
        ),
        ("Thưởng 200 k, phụ cấp 200 k tiền cơm", {("meals", "paid")}),
        ("", set()),
    ],
)
def test_what_is_stated_is_read_with_marks_or_without(text, said):
    assert read(text) == said


@pytest.mark.parametrize("text", ["Không bao ăn ở", "Công ty chưa có xe đưa đón", "ko làm đêm"])
def test_what_is_denied_is_not_read(text):
    assert read(text) == set()


def test_marks_tell_words_apart():
    assert read("bảo cơm của bé") == set()


def test_the_words_it_was_read_from_are_told():
    (said,) = read_conditions("Có Ký Túc Xá cho người ở xa")

    assert said.words == "có ký túc xá"


def test_of_title_and_description_each_choice_is_told_once():
    assert len(read_conditions("Thợ may, bao ở", "Bao ăn ở. Bao ở lâu dài.")) == 1


def test_every_row_names_a_choice_that_is_there():
    choices = {x.key: x.ask_employer.choices for x in CONDITIONS if x.ask_employer}
    with DATA.joinpath("conditions.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))

    assert [row for row in rows if row["choice"] not in choices[row["criterion"]]] == []
    phrases = [fold(phrase) for row in rows for phrase in row["phrases"].split("|")]
    assert max(len(phrase.split()) for phrase in phrases) <= LONGEST
    assert len(phrases) == len(set(phrases))
