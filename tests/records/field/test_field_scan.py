"""Words that are kept nowhere are found however they are spelt, and nothing else is."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.text import fold
from records.field.scan import DEMANDS, STATEMENTS, scan

EVERY = STATEMENTS | DEMANDS
HERE = Path(__file__).parent
INNOCENT = (HERE / "innocent.txt").read_text("utf-8").splitlines()
GUILTY = (HERE / "guilty.txt").read_text("utf-8").splitlines()
NEW_STYLE = {"hòa": "hoà", "xóa": "xoá", "túy": "tuý", "tòa": "toà"}


def new_style(text):
    for old, new in NEW_STYLE.items():
        text = text.replace(old, new)
    return text


SPELLINGS = {
    "as typed": str,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "tones in the new style": new_style,
    "shouted": str.upper,
    "shouted and decomposed": lambda text: unicodedata.normalize("NFD", text.upper()),
    "a word a line": lambda text: text.replace(" ", "\n"),
    "many spaces": lambda text: text.replace(" ", "  \t"),
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "unseen letters": lambda text: text.replace(" ", " \u200b"),
    "hyphens": lambda text: text.replace(" ", " - "),
    "strokes": lambda text: text.replace(" ", "/"),
    "underlines": lambda text: text.replace(" ", "_"),
}
spelt = pytest.mark.parametrize("spell", SPELLINGS.values(), ids=SPELLINGS)


def found(text):
    return [finding.phrase for finding in scan(text, EVERY)]


def test_there_are_enough_sentences():
    assert len(set(INNOCENT)) >= 300
    assert len(set(GUILTY)) >= 120


@spelt
def test_every_guilty_sentence_is_found(spell):
    assert [text for text in GUILTY if not scan(spell(text))] == []


@pytest.mark.parametrize("spell", [str, SPELLINGS["decomposed"], new_style, fold])
def test_no_innocent_sentence_is_found(spell):
    assert {text: found(spell(text)) for text in INNOCENT if found(spell(text))} == {}


def test_a_shouted_innocent_sentence_is_found_only_where_capitals_hide_a_name():
    wrong = [text for text in INNOCENT if found(text.upper())]

    assert all("Phạm Nhân" in text for text in wrong)


def test_a_finding_says_where_it_stands_and_what_it_is():
    text = "Anh vừa RA  TÙ, hàn giỏi; từng trộm cắp."

    assert [(x.phrase, x.kind, text[x.start : x.end]) for x in scan(text)] == [
        ("vừa ra tù", "prison", "vừa RA  TÙ"),
        ("trộm cắp", "offence", "trộm cắp"),
    ]


def test_the_longest_phrase_is_told():
    assert found("Đã chấp hành xong án phạt tù.") == ["chấp hành xong án", "phạt tù"]


@pytest.mark.parametrize(
    ("guilty", "innocent"),
    [
        ("mang án ba năm", "mang an toàn đến công trường"),
        ("đi tù về", "đi tu về"),
        ("tien án", "tiền ăn"),
        ("là phạm nhân", "là Phạm Nhân"),
        ("hưởng án treo", "bàn ăn treo tường"),
        ("ở trại cải tạo", "ở trang trại cải tạo đất"),
        ("bị trộm cắp vì nghiện", "phòng chống cháy nổ, trộm cắp"),
        ("còn tiền án", "còn tiền án phí"),
        ("từng phạm pháp", "vi phạm pháp luật"),
        ("bị giam", "bị giam lương"),
    ],
)
def test_a_mark_or_a_neighbour_makes_the_difference(guilty, innocent):
    assert found(guilty)
    assert found(innocent) == []


def test_words_without_marks_count_only_among_words_without_marks():
    assert found("hoc nghe o trai giam")
    assert found("Hồ Văn Nam. Vua man han tu ve") == ["mãn hạn tù"]
    assert found("con trai giam mình trong phòng") == []


def test_a_new_sentence_begins_a_new_thought():
    assert found("Em chưa có tiền. Án gì cũng không.") == []


def test_a_demand_tells_nothing_of_anybody_and_is_asked_for_apart():
    assert scan("Cần nhân thân tốt, có LLTP") == ()
    assert found("Cần nhân thân tốt, có LLTP") == ["nhân thân tốt", "lltp"]


@given(st.text())
def test_no_text_makes_it_raise(text):
    for finding in scan(text, EVERY):
        assert 0 <= finding.start < finding.end <= len(text)


@given(st.sampled_from(INNOCENT), st.text(max_size=30), st.text(max_size=30))
def test_an_innocent_sentence_stays_innocent_in_any_text(sentence, before, after):
    text = f"{before}\n{sentence}\n{after}"
    inside = range(len(before) + 1, len(before) + 1 + len(sentence))

    assert [x for x in scan(text, EVERY) if x.start in inside and x.end - 1 in inside] == []


@given(st.sampled_from(GUILTY), st.text(alphabet=" .,;:-()0123456789\n", max_size=30))
def test_a_guilty_sentence_is_found_among_figures(sentence, around):
    assert scan(f"{around}\n{sentence}\n{around}")
