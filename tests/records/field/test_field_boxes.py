"""Every box: what it takes, how that is kept, and the reason for what it does not take."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from marshmallow import ValidationError

from matcher.taxonomy import standard
from records.field import (
    Choices,
    CitizenId,
    Day,
    Email,
    FirmName,
    FullName,
    Lines,
    Moment,
    Money,
    Pay,
    Phone,
    Pick,
    Skills,
    TaxCode,
    Text,
    Trade,
    Trades,
    Whole,
    YesNo,
)
from records.field.skills import written
from records.intake.reasons import Reason
from records.ledger.act import HERE

BOXES = {
    "text": Text(limit=20),
    "lines": Lines(limit=20),
    "email": Email(limit=60),
    "whole": Whole(low=1, high=50),
    "years": Whole(low=0, high=60, units=("nam",)),
    "tick": YesNo(),
    "pick": Pick(("yes", "no")),
    "choices": Choices(("a", "b")),
    "some": Choices(("a", "b"), required=True),
    "day": Day(),
    "moment": Moment(),
    "money": Money(),
    "pay": Pay(),
    "trade": Trade(),
    "trades": Trades(),
    "skills": Skills(),
    "name": FullName(limit=40),
    "firm": FirmName(limit=40),
    "owed": Text(limit=20, required=True),
    "phone": Phone(limit=20),
    "citizen": CitizenId(limit=20),
    "tax": TaxCode(limit=20),
}


@pytest.mark.parametrize(
    ("box", "typed", "kept"),
    [
        ("text", "  Thợ   hàn ", "Thợ hàn"),
        ("text", "ho\u0300a", "hòa"),
        ("text", "a\x00b\u200b", "ab"),
        ("text", "a\x07b\x1b\u202e\ud83d\x85c", "ab c"),
        ("firm", "Cty “A & B” №1 – CN® 2/9", "Cty “A & B” №1 – CN® 2/9"),
        ("lines", " a  b \n\n c\x00 ", "a b\n\nc"),
        ("email", "ten@congty.vn", "ten@congty.vn"),
        ("whole", " 50 ", 50),
        ("whole", 1, 1),
        ("years", "2 năm", 2),
        ("years", "2na\u0306m", 2),
        ("years", "2", 2),
        ("tick", "yes", True),
        ("tick", ["yes"], True),
        ("tick", True, True),
        ("tick", "", False),
        ("pick", "no", "no"),
        ("choices", ["b", "a"], ["a", "b"]),
        ("choices", "b", ["b"]),
        ("choices", [], []),
        ("day", "22/11/2026", date(2026, 11, 22)),
        ("day", {"day": "1", "month": "2", "year": "2027"}, date(2027, 2, 1)),
        ("money", "6.500.000", 6_500_000),
        ("money", "6,5 triệu", 6_500_000),
        ("money", "6tr5", 6_500_000),
        ("money", 7_000_000, 7_000_000),
        ("trade", "thợ hàn", "7212"),
        ("trade", "7212", "7212"),
        ("trades", "thợ hàn; 7212", ["7212"]),
        ("name", "  Hồ  Văn Pả ", "Hồ Văn Pả"),
        ("phone", "912345678", "+84912345678"),
        ("phone", "0912 345 678", "+84912345678"),
    ],
)
def test_what_is_typed_well_is_kept_in_one_form(box, typed, kept):
    assert BOXES[box].deserialize(typed) == kept


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("box", "of"), [("trades", "trades"), ("skills", "concepts")])
def test_what_a_box_shows_of_what_is_kept_is_read_back_as_the_same(box, of, language):
    """Also names with commas, on lines of their own or all on one; but those that two share."""
    names = {code: written([code], language) for code in getattr(standard(), of)}
    twice = {name for name, n in Counter(names.values()).items() if n > 1}
    codes = [code for code, name in names.items() if name not in twice]

    for at in range(0, len(codes), 20):
        some = codes[at : at + 20]
        assert BOXES[box].deserialize(written(some, language)) == some
        assert BOXES[box].deserialize(written(some, language).replace("\n", ", ")) == some


@pytest.mark.parametrize("typed", ["14:30 22/11/2026", "22/11/2026 14h30", "14:30  22-11-2026"])
def test_a_moment_is_a_time_and_a_day_in_viet_nam(typed):
    kept = BOXES["moment"].deserialize(typed)

    assert kept == datetime(2026, 11, 22, 14, 30, tzinfo=HERE)
    assert kept.utcoffset() == timedelta(hours=7)


def test_a_full_hour_needs_no_minutes():
    assert BOXES["moment"].deserialize("8h 22/11/2026").hour == 8


@pytest.mark.parametrize(
    ("box", "typed", "reason"),
    [
        ("text", "x" * 21, "field-too-long"),
        ("lines", "x\n" * 20, "field-too-long"),
        ("email", "ten.congty.vn", "field-email"),
        ("email", "a b@c.vn", "field-email"),
        ("years", "2 tháng", "field-whole"),
        ("years", "1, 2", "field-whole"),
        ("whole", "năm", "field-whole"),
        ("whole", "²", "field-whole"),
        ("whole", "1.5", "field-whole"),
        ("whole", "9" * 40, "field-whole"),
        ("whole", "0", "field-between"),
        ("whole", "51", "field-between"),
        ("pick", "maybe", "field-pick"),
        ("pick", ["yes"], "field-pick"),
        ("choices", ["c"], "field-pick"),
        ("some", [], "field-required"),
        ("day", "", "day-missing"),
        ("day", "31/02/2026", "day-impossible"),
        ("day", "1/2/26", "day-short-year"),
        ("day", {"day": "", "month": "2", "year": "2027"}, "day-incomplete"),
        ("day", "9" * 400, "field-too-long"),
        ("moment", "22/11/2026", "field-moment"),
        ("moment", "14:30", "field-moment"),
        ("moment", "²:30 22/11/2026", "field-moment"),
        ("moment", "24:00 22/11/2026", "field-moment"),
        ("moment", "14:60 22/11/2026", "field-moment"),
        ("moment", "14:3a 22/11/2026", "field-moment"),
        ("moment", "14:30 31/02/2026", "day-impossible"),
        ("money", "nhiều", "field-money"),
        ("money", "0", "field-money"),
        ("money", "99.999.999.999", "field-money"),
        ("pay", "cao", "pay-unreadable"),
        ("pay", "7 - 9 triệu" + " và phụ cấp" * 20, "field-too-long"),
        ("trade", "blah blah xyz", "concept-unknown"),
        ("trade", "x" * 500, "field-too-long"),
        ("trades", ", ".join(["thợ hàn"] * 31), "field-too-many"),
        ("skills", "thợ hàn, blah blah xyz", "concept-unknown"),
        ("skills", "Có kinh nghiệm", "experience-apart"),
        ("skills", "Ưu tiên có kinh nghiệm 2 năm", "experience-apart"),
        ("skills", "biết việc", "concept-unknown"),
        ("name", "x" * 41, "field-too-long"),
        ("name", "2", "name-unreadable"),
        ("firm", "Xưởng mộc 😀", "field-firm-name"),
        ("firm", "2/9", "field-firm-name"),
        ("owed", "\u200b \x07", "field-required"),
        ("phone", "12", "phone-unreadable"),
        ("citizen", "12", "citizen-id-unreadable"),
        ("tax", "12", "tax-code-unreadable"),
    ],
)
def test_what_cannot_be_taken_has_its_reason(box, typed, reason):
    with pytest.raises(ValidationError) as wrong:
        BOXES[box].deserialize(typed)

    found = wrong.value.messages
    assert all(isinstance(x, Reason) for x in found)
    assert reason in [x.key for x in found]


@pytest.mark.parametrize("typed", ["7 - 9 triệu", "350k/ngày", "thỏa thuận"])
def test_pay_keeps_the_words_it_was_written_in(typed):
    assert BOXES["pay"].deserialize(typed).as_written == typed


def test_what_was_stored_is_shown_in_words_that_are_read_back():
    codes = ["7212", "5120"]

    assert BOXES["trades"].deserialize(written(codes)) == codes


def test_a_skill_is_no_trade_and_a_trade_no_skill():
    with pytest.raises(ValidationError):
        BOXES["skills"].deserialize("7212")
