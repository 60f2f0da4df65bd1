"""What staff write is refused with the words; a person's own words are asked about once."""

from typing import ClassVar

from records.field import Lines, RoomSchema, Spots, Text, describe
from records.field.guard import Doubt, keeping


class Note(RoomSchema):
    words = "reason"

    reason = Text(limit=200, guard="refuse", metadata=describe("text"))


class Own(RoomSchema):
    words = "seeker"

    own_words = Lines(limit=200, guard="warn")


class Where(RoomSchema):
    words: ClassVar[str] = "vacancy"

    place = Spots()


def reason_of(schema, **typed):
    _, errors = schema.read(typed)
    return next((reasons[0] for reasons in errors.values()), None)


def test_staff_are_told_which_words_to_put_otherwise():
    reason = reason_of(Note(), reason="Mới Ra Tù, chưa có lý lịch tư pháp")

    assert reason.key == "scan-refused"
    assert reason.values["words"] == "“Mới Ra Tù”, “lý lịch tư pháp”"


def test_a_note_about_work_is_taken():
    assert reason_of(Note(), reason="Chưa hợp giờ làm ở trang trại") is None


def test_ones_own_words_are_asked_about_with_the_words_marked():
    reason = reason_of(Own(), own_words="Em vừa ra tù.\nHàn giỏi.")

    assert isinstance(reason, Doubt)
    assert reason.pieces == (("Em ", False), ("vừa ra tù", True), (".\nHàn giỏi.", False))


def test_ones_own_words_stay_when_the_writer_says_so():
    text = "Em vừa ra tù."
    values, errors = Own().read({"own_words": text, "own_words-keep": keeping(text)})

    assert (values, errors) == ({"own_words": text}, {})


def test_what_was_kept_once_does_not_keep_other_words():
    kept = keeping("Em vừa ra tù.")

    assert reason_of(Own(), **{"own_words": "Em còn án treo.", "own_words-keep": kept})
    assert reason_of(Own(), **{"own_words": "Em ra Huế.", "own_words-keep": kept}) is None


def test_a_person_may_say_that_they_have_a_clean_past():
    assert reason_of(Own(), own_words="Em có nhân thân tốt") is None


def test_no_place_of_work_is_told_by_such_words():
    assert reason_of(Where(), place="gần trại giam Đồng Sơn, Đồng Hới").key == "scan-refused"
