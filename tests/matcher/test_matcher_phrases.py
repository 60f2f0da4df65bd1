"""What an advert says of a skill is known by its telling words."""

import pytest

from matcher.concepts import standard_lexicon
from matcher.phrases import same_skill, telling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Có khả năng chịu áp lực cao", "chịu được áp lực trong công việc"),
        ("kỹ năng đàm phán", "Negotiation skills"),
        ("làm việc theo nhóm", "teamwork"),
        ("có nguyện vọng gắn bó lâu dài", "mong muốn gắn bó"),
        ("su dung thanh thao may khoan", "biết sử dụng máy khoan"),
    ],
)
def test_one_skill_said_in_two_ways_is_one(one, other):
    assert same_skill(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lái xe nâng", "lái xe tải"),
        ("phần mềm đồ họa 2D", "phần mềm đồ họa 3D"),
        ("làm việc theo ca", "làm việc theo ca nếu cần"),
        ("marketing online", "marketing và bán hàng online"),
    ],
)
def test_what_tells_two_skills_apart_is_kept(one, other):
    assert not same_skill(one, other)


def test_a_phrase_of_nothing_but_padding_keeps_its_words():
    assert telling("có kỹ năng") == "co ki nang"


def test_a_skill_is_found_inside_its_phrase():
    [found, *_] = standard_lexicon().look_up("Có kinh nghiệm ốp lát", kinds={"skill"})

    assert (found.concept, found.sure) == ("tiling", True)
