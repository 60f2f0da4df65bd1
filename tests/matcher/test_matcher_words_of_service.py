"""The finer words of textile, food, service, land, sea, driving and production are read."""

import pytest

from matcher.taxonomy import standard
from matcher.titles import read_title

WORDS = standard()


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Công nhân cạo mủ cao su", "6112.2"),
        ("Tuyển nhân viên làm nail", "5142.2"),
        ("Công nhân chế biến thủy sản", "8160.2"),
        ("Nhân viên nấu ăn trường mầm non", "5120"),
        ("Nhân viên phục vụ quán nhậu", "5131"),
        ("Trợ giảng mầm non", "5312"),
        ("tho lam banh kem", "7512"),
        ("Khai thác keo tràm", "6210.2"),
        ("Đi bạn thuyền câu mực", "6223"),
    ],
)
def test_titles_of_these_fields_tell_their_trade(title, code):
    first = read_title(title).trades[0]

    assert (first.concept, first.sure) == (code, True)


@pytest.mark.parametrize(
    ("description", "concepts"),
    [
        ("Biết vắt sổ, kansai, hai kim, tra cổ", "overlock kansai twin-needle collar-sleeve"),
        ("di bien, keo luoi, cau muc, uop da", "sea-fishing net-hauling squid-fishing fish-icing"),
        ("Trải ga giường, vệ sinh phòng tắm", "bed-making bathroom-cleaning-hotel"),
        ("lam ray, trong san, lam co", "crop-growing cassava-growing weeding"),
        ("Lái xe ben, chằng buộc hàng", "driving-dump-truck cargo-securing"),
    ],
)
def test_descriptions_give_the_finer_skills(description, concepts):
    found = {each.concept.removeprefix("sewing-") for each in read_title("", description).skills}

    assert set(concepts.split()) <= found


def test_the_little_word_la_irons_nothing():
    found = read_title("", "Công ty là đơn vị sản xuất").skills

    assert "ironing" not in {each.concept for each in found}


def test_who_can_do_the_finer_craft_can_do_the_whole_sooner_than_the_reverse():
    assert WORDS.similar("newborn-care", "child-care") > WORDS.similar("child-care", "newborn-care")
    assert WORDS.similar("suit-making", "tailoring") > WORDS.similar("tailoring", "suit-making")
