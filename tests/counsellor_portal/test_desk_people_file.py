"""A morning's list brought as a workbook: looked through, written down, the rest handed back to be mended."""

from datetime import date, timedelta
from io import BytesIO
from itertools import product

import pytest
from python_calamine import CalamineWorkbook

from records.intake.door import take_in
from records.intake.mapping import guess
from records.ledger import session
from records.overview.queries import people
from records.person.details import Details
from records.seeker import actions as seekers
from records.seeker.sheet import TARGETS, template
from records.upload.model import Upload
from tests.factories import DONG_HA
from tests.records.intake.intake_files import xlsx_bytes

HEAD = ["TT", "Họ và tên *", "Giới tính", "Ngày sinh", "Dân tộc", "Số CCCD", "SĐT", "Xã/phường",
        "Trình độ học vấn", "Nghề", "Lương mong muốn"]  # fmt: skip
FAULTS = {
    "name": ["", "Pả 2"],
    "sex": ["khác", "x"],
    "birth_date": ["31/02/1990", "1/2/90"],
    "ethnicity": ["người rừng", "?"],
    "citizen_id": ["191234567", "12"],
    "phone": ["12", "0912"],
    "commune": ["xã Không Có", "Sao Hỏa"],
    "schooling": ["giỏi"],
}
COLUMNS = [
    "",
    "name",
    "sex",
    "birth_date",
    "ethnicity",
    "citizen_id",
    "phone",
    "commune",
    "schooling",
]
NAMES = [f"{a} {b} {c}" for a, b, c in product(
    ("Hồ", "Trần", "Lê", "Phan"), ("Văn", "Thị", "Minh"), ("An", "Bình", "Chi", "Dũng", "Hoa"))]  # fmt: skip


def somebody(n, **said):
    """The n-th line of a list, all in order unless something else is said."""
    line = {
        "name": NAMES[n], "sex": "Nữ", "birth_date": f"{n % 28 + 1}/{n % 12 + 1}/1988",
        "ethnicity": "Kinh", "citizen_id": f"045188{n:06}", "phone": f"0912{n:06}",
        "commune": "phường Đông Hà", "schooling": "TN THCS",
    }  # fmt: skip
    line |= said
    return [n + 1, *(line[name] for name in COLUMNS[1:]), "thợ hàn", "7 triệu"]


@pytest.fixture
def sixty(world):
    """Sixty people: 39 in order, 15 with faults of 8 kinds, 6 twice; three of those only perhaps."""
    for n, more in (
        (0, {}),
        (1, {}),
        (2, {"birth_date": date(1988, 3, 3)}),
        (3, {"phone": "+84999000111"}),
    ):
        told = {"citizen_id": f"045188{900_000 + n}", "name": NAMES[n], **more}
        seekers.register(
            world.act(), Details(**told), {"commune_code": DONG_HA}, centre_id=world.centre_id,
            branch_id=world.branch_id, counsellor_id=None,
        )  # fmt: skip
    twice = [
        somebody(0, citizen_id="045188900000"),
        somebody(1, citizen_id="045188900001"),
        somebody(2, citizen_id="", birth_date="03/03/1988"),
        somebody(3, citizen_id="", phone="0999000111"),
    ]
    wrong = [{column: said} for column, listed in FAULTS.items() for said in listed]
    faulty = [somebody(4 + n, **fault) for n, fault in enumerate(wrong)]
    good = [somebody(19 + n) for n in range(39)]
    again = [
        somebody(58, citizen_id="045188000019"),
        somebody(59, citizen_id="", phone="0912000020"),
    ]
    return [*twice, *faulty, *good, *again]


def brought(desk, lines):
    desk.get("/desk/seekers/file")
    return desk.submit(list=(BytesIO(xlsx_bytes(HEAD, *lines)), "danh sách.xlsx"))


def handed_back(desk):
    desk._fresh()
    answer = desk.client.get("/desk/seekers/file/lines.xlsx")
    assert answer.mimetype.endswith("sheet")
    assert "danh" not in answer.headers["Content-Disposition"]
    return CalamineWorkbook.from_filelike(BytesIO(answer.data)).get_sheet_by_index(0).to_python()


def test_of_sixty_lines_exactly_the_faulty_and_the_double_ones_come_back(desk, world, sixty):
    page = brought(desk, sixty)
    assert "60 dòng" in page.text
    assert "Ghi 39 người" in page.text
    assert people(world.centre_id).found == 4, "nobody is written down by looking"

    desk.submit("/people")
    lines = handed_back(desk)

    assert people(world.centre_id).found == 4 + 39
    assert [int(line[2]) for line in lines[1:]] == [*range(1, 20), 59, 60]
    reasons = [line[1] for line in lines[1:]]
    assert all(reasons)
    assert [said.split(":")[0] for said in reasons[4:19]] == [
        HEAD[COLUMNS.index(column)] for column, listed in FAULTS.items() for _ in listed
    ]


def test_who_is_asked_about_comes_in_once_somebody_says_so(desk, world, sixty):
    page = brought(desk, sixty[2:4] + sixty[-1:])
    asked = [box.get("value") for box in page.tree.iter("input") if box.get("name") == "sure"]
    assert len(asked) == 2, "the third shares its telephone with nobody in this list"

    page = desk.submit("/people", sure=asked)

    assert people(world.centre_id).found == 4 + 3
    assert "Người đã ghi hôm nay" in page.h1
    assert session.query(Upload).count() == 0


def test_lines_that_were_mended_come_in_from_the_file_handed_back(desk, world, sixty):
    brought(desk, sixty[4:6])
    lines = handed_back(desk)
    for line, name in zip(lines[1:], ("Hồ Thị Lan", "Hồ Thị Mai"), strict=True):
        line[lines[0].index("Họ và tên *")] = name
    desk.submit("/drop")
    desk.get("/desk/seekers/file")
    desk.submit(list=(BytesIO(xlsx_bytes(*lines)), "can-sua.xlsx"))
    desk.submit("/people")

    assert people(world.centre_id, words="lan").found == 1
    known = people(world.centre_id, words="mai").lines[0]
    assert known.counsellor_id == world.counsellor.account_id
    assert (known.details.sex, known.details.ethnicity) == ("female", "Kinh")


def test_a_column_nobody_could_guess_is_chosen(desk, world):
    line = ["Hồ Thị Mai", "0912345678"]
    desk.get("/desk/seekers/file")
    page = desk.submit(list=(BytesIO(xlsx_bytes(["Ai", "SĐT"], line)), "x.xlsx"))
    assert "Họ và tên" in page.text
    assert "/people" not in page.html

    desk.submit("/columns", name="Ai")
    desk.submit("/people")

    assert people(world.centre_id, words="mai").found == 1


def test_what_is_no_list_is_said_at_its_box(desk):
    desk.get("/desk/seekers/file")
    assert len(desk.submit(status=422).errors) == 1
    page = desk.submit(list=(BytesIO(b"%PDF-1.7"), "x.xlsx"), status=422)
    assert len(page.errors) == 1


def test_a_list_is_opened_by_its_bearer_alone_and_for_an_hour(desk, world, visitor, clock):
    brought(desk, [somebody(1)])
    row = session.query(Upload).one()
    assert "Trần".encode() not in row.sealed

    visitor.signed_in_as(world.a_manager()).get("/desk/seekers/file")
    assert "Xem lại" not in visitor.page.h1
    clock.now += timedelta(hours=1)
    visitor.signed_in_as(world.counsellor)
    page = visitor.post("/desk/seekers/file/people", visitor.page.fields("/file"))
    assert "không còn ở đây" in page.text
    assert people(world.centre_id).found == 0


def test_the_workbook_to_be_filled_in_is_read_without_a_choice():
    head = take_in(BytesIO(template("44")), "mau.xlsx").head
    columns = guess(head, TARGETS)

    assert columns.problems == ()
    assert columns.unused == ()
    assert set(columns.found) == {target.key for target in TARGETS}
