"""Rows of files are guarded like boxes; where nobody can be asked back, words are refused."""

from records.course.sheet import Courses
from records.seeker.sheet import People

PERSON = {"name": "Hồ Văn Pả", "phone": "0987654321"}
COURSE = {"id": "H1", "title": "Hàn điện", "provider": "Trung tâm GDNN", "place": "xã Vĩnh Linh"}


def test_a_row_of_people_with_such_words_stays_out_with_its_reason():
    errors = People(home="44").read({**PERSON, "wishes": "Mới ra tù, muốn học nghề"})

    (reason,) = errors["wishes"]
    assert reason.key == "scan-refused"
    assert reason.values["words"] == "“Mới ra tù”"


def test_words_of_a_trade_nobody_understands_are_read_too():
    errors = People(home="44").read({**PERSON, "trades": "nghề học ở trại giam"})

    assert [x.key for x in errors["wishes"]] == ["scan-refused"]


def test_an_address_of_such_a_place_stays_out():
    assert "address" in People(home="44").read({**PERSON, "address": "Trại giam Đồng Sơn"})


def test_a_course_is_offered_to_everybody():
    errors = Courses(home="44").read({**COURSE, "description": "Cho người mãn hạn tù"})

    assert [x.key for x in errors["description"]] == ["scan-refused"]
