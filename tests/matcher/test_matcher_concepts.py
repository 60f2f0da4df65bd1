"""What people write becomes concepts; what is unsure is asked."""

import pytest

from matcher.concepts import standard_lexicon
from matcher.likeness import Labels
from matcher.titles import read_title

LEXICON = standard_lexicon()
TRADE = {"trade"}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("thợ hồ", "7111"), ("tho ho", "7111"), ("phụ hồ", "9313"), ("thợ hàn", "7212"),
        ("tho han", "7212"), ("thowj hanf", "7212"), ("tho75 ha2n", "7212"), ("hàn xì", "7212"),
        ("coong nhaan may", "8153"), ("CN may", "8153"), ("LĐPT", "9329"), ("tạp vụ", "9112"),
        ("lái xe B2", "8322"), ("Sửa xe máy", "7231.2"), ("kế tóan tổng hợp", "3313"),
        ("welder", "7212"), ("bảo vệ", "5401"),
    ],
)  # fmt: skip
def test_a_trade_is_found_however_it_is_typed(written, code):
    found = LEXICON.look_up(written, kinds=TRADE)[0]

    assert found.concept == code
    assert found.sure
    assert found.kind == "trade"


@pytest.mark.parametrize(
    ("written", "concept"),
    [("bằng lái C", "licence-c"), ("tieng anh", "english"), ("word excel", "office-software")],
)
def test_skills_and_papers_are_found_too(written, concept):
    assert LEXICON.look_up(written)[0].concept == concept


def test_a_slip_of_the_keys_is_offered_but_not_taken():
    found = LEXICON.look_up("thợ sơ nước", kinds=TRADE)

    assert found[0].concept == "7131"
    assert not found[0].sure


def test_marks_tell_words_apart():
    assert LEXICON.look_up("may", kinds={"skill"})[0].sure
    assert not LEXICON.look_up("máy", kinds={"skill"})[0].sure


def test_nonsense_finds_nothing():
    assert LEXICON.look_up("zzzz qqq") == ()
    assert LEXICON.look_up("") == ()


def test_never_more_than_asked():
    assert len(LEXICON.look_up("lái xe nâng hàng ở kho", limit=2)) == 2


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Tuyển Gấp Nhân Viên Lái Xe Tải (Thu Nhập 10 - 15 Triệu)", "8332"),
        ("NV Kế Toán Kho - Đông Hà", "4311"),
        ("Công nhân vận hành lò hơi", "8182"),
        ("[Quảng Trị] Thợ điện lạnh, lương 9 triệu", "7127"),
        ("tho may cong nghiep", "8153"),
        ("Nhân viên phục vụ nhà hàng tiệc cưới", "5131"),
        ("Thợ điện", "7411"),
    ],
)
def test_a_title_tells_its_trade_and_the_words_it_was_read_from(title, code):
    first = read_title(title).trades[0]

    assert first.concept == code
    assert first.sure
    assert first.words in title.casefold()


def test_the_description_adds_skills_with_their_words():
    read = read_title("Thợ hàn", "Biết hàn TIG, đọc bản vẽ; có bằng lái xe tải, chịu áp lực.")

    concepts = {found.concept: found.words for found in read.skills}

    assert {"tig-welding", "reading-drawings", "pressure"} <= set(concepts)
    assert concepts["reading-drawings"] == "đọc bản vẽ"


def test_a_title_with_two_trades_is_asked():
    found = read_title("Kế toán kiêm thủ kho").trades

    assert {each.concept for each in found} >= {"3313", "4321"}
    assert not any(each.sure for each in found)


def test_a_short_word_without_marks_may_be_a_trade():
    assert read_title("dau bep nha hang").trades[0].concept == "5120"
    assert read_title("bep").trades[0].concept == "5120"


def test_an_unknown_title_gets_likenesses_that_are_never_sure():
    found = read_title("Thợ vễ máy xúk").trades

    assert not any(each.sure for each in found)
    assert read_title("").trades == ()


def test_a_mark_makes_one_word_another():
    assert "sewing-industrial" not in {each.concept for each in read_title("Bán máy lọc").skills}


def test_a_word_or_trigram_that_all_have_tells_nothing():
    labels = [f"tho {letter}{letter}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]

    near = Labels(labels).nearest("tho aaa")

    assert near[0][0] == 0
    assert near[0][1] > 2 * near[1][1]
    assert Labels([]).nearest("x") == []


def test_a_word_inside_a_longer_skill_is_not_a_skill_of_its_own():
    found = {
        each.concept for each in read_title("Thợ lắp dựng", "Biết lắp dựng kết cấu thép").skills
    }

    assert "steel-structures" in found
    assert "structural-design" not in found


@pytest.mark.parametrize(
    ("title", "level", "rest"),
    [
        ("Kỹ sư điện lạnh", "23", "2149"), ("KY SU CAP THOAT NUOC", "23", "2149"),
        ("Trưởng phòng sửa chữa ô tô", "123", "1219"), ("Phó giám đốc nhà máy gỗ", "123", "1219"),
        ("Tuyển gấp QC kết cấu thép", "7", "7543"), ("Security Engineer", "2", "2149"),
    ],
)  # fmt: skip
def test_the_role_at_the_head_bounds_the_trade(title, level, rest):
    read = read_title(title)

    assert not any(each.sure and each.concept[0] not in level for each in read.trades)
    assert read.rest == rest


def test_a_title_without_such_a_role_has_no_rest():
    assert read_title("Thợ sửa ô tô").rest is None
    assert read_title("Trưởng nhóm thợ hàn").rest is None


def test_unmarked_words_amid_marked_ones_mean_themselves():
    assert "6223" not in {x.concept for x in read_title("Chuyên gia cao cấp sản phẩm").trades}
    assert read_title("thuyen vien gia cao").trades[0].concept == "6223"


def test_a_word_that_only_looks_like_a_role_without_its_marks_counts_in_full():
    assert read_title("Nhân viên văn phòng").trades[0].sure  # văn is not vận


def test_a_word_that_joins_others_is_no_other_word_mistyped():
    assert "driving-truck" not in {x.concept for x in read_title("Lái xe tại Đông Hà").skills}
