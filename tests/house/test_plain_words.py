"""What people read is short: sentences of a few words, and no word of law left unexplained."""

import re

import pytest

from tests.house.test_words import EN, VI, texts

PEOPLES = ("seeker_portal", "lobby", "jobs")
BETWEEN = re.compile(r"(?<=[.!?:;])\s+")
AVERAGE, LONGEST = 8, 17
LAWS_OWN = {
    # Fixed by NĐ 352/2025, Phụ lục I, or by what a consent must say to hold.
    "consent-registration-text-1",
    "consent-credit-referral-text-1",
    "consent-programme-known-text-1",
    "consent-training-referral-text-1",
    "consent-follow-up-text-1",
    "consent-credit-referral-text-2",
    # An example in three parts, for staff and employers.
    "scan-refused",
    # A register that only staff fill in.
    "outside-basis-hint",
}
LAW_WORDS = re.compile(
    r"(?i)\b(nghị định|nghị quyết|thông tư|(?<!tài )khoản|quy phạm|decree|pursuant)\b"
)


def sentences(catalogue):
    for key, text, path in texts(catalogue):
        if path.parts[0] in PEOPLES:
            yield from ((key, sentence) for sentence in BETWEEN.split(text) if sentence.strip())


@pytest.mark.parametrize("catalogue", [VI, EN], ids=["vi", "en"])
def test_sentences_are_short_on_average(catalogue):
    counts = [len(sentence.split()) for _, sentence in sentences(catalogue)]

    assert sum(counts) / len(counts) <= AVERAGE


@pytest.mark.parametrize("catalogue", [VI, EN], ids=["vi", "en"])
def test_the_long_ones_are_known(catalogue):
    long = {
        key: sentence
        for key, sentence in sentences(catalogue)
        if len(sentence.split()) > LONGEST and key not in LAWS_OWN
    }

    assert long == {}


@pytest.mark.parametrize("catalogue", [VI, EN], ids=["vi", "en"])
def test_no_word_of_law_stands_alone(catalogue):
    found = {
        key: sentence
        for key, sentence in sentences(catalogue)
        if LAW_WORDS.search(sentence) and key not in LAWS_OWN and not key.startswith("rule-")
    }

    assert found == {}
