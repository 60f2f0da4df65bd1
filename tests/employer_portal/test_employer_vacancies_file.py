"""Three hundred vacancies brought as a workbook: looked through, posted, the rest handed back."""

import re
import zipfile
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter.utility import xl_rowcol_to_cell

from records.exclusion.queries import of_vacancy
from records.ledger import session
from records.upload.model import Upload
from records.vacancy.queries import of_employer
from tests.records.intake.intake_files import xlsx_bytes

HEADS = {
    "title": "Tên công việc *", "place": "Nơi làm việc", "places": "Số lượng", "pay": "Lương",
    "open_until": "Hạn nộp hồ sơ", "trade": "Nghề", "must": "Phải biết, phải có",
    "experience": "Kinh nghiệm", "starts_on": "Ngày bắt đầu làm", "shift": "Ca làm việc",
    "meals": "Bữa ăn", "whom": "Công việc này không hợp với những ai?", "kind": "Vì sao?",
    "rule": "Nếu vì luật: quy định nào?",
}  # fmt: skip
TITLES = ("Thợ hàn", "Thợ xây", "Phụ hồ", "Công nhân may", "Thợ mộc")
GUARD = "Nhân viên dịch vụ bảo vệ"
YOUNG, UNSCHOOLED = "Người chưa đủ 18 tuổi", "Người chưa học xong bậc học mà công việc cần"
BY_LAW = {"whom": UNSCHOOLED, "kind": "Vì luật quy định"}
FAULTS = {
    "title": ["", "x" * 201, "Người đi tù về"],
    "place": ["", "xã Không Có", "Sao Hỏa", "Gio Linh"],
    "places": ["", "ba", "0", "6000"],
    "pay": ["", "nhiều lắm", "9 - 7 triệu", "7.5"],
    "open_until": ["", "31/02/2027", "1/1/27", "01/01/2026"],
    "trade": ["nghề lạ", "phi công vũ trụ"],
    "must": ["biết bay", "tàng hình"],
    "experience": ["lâu", "99", "-1"],
    "starts_on": ["hôm nào", "32/12/2026"],
    "shift": ["ca gì đó", "x", "Ca ngày; ca lạ"],
    "meals": ["buffet", "?"],
    "whom": ["ai đó", "mọi người"],
    "kind": ["vì thích"],
    "rule": ["Luật rừng", GUARD],
}
MORE = {"kind": {"whom": YOUNG}, "rule": BY_LAW}
AGAIN = 2
ASKS = "Thợ hàn, không tiền án"


def a_line(n, **said):
    """The n-th line of a workbook, all in order unless something else is said."""
    line = {
        "title": f"{TITLES[n % 5]} {n}", "place": "phường Đông Hà", "places": n % 9 + 1,
        "pay": "8 - 10 triệu", "open_until": "20/12/2026", "experience": "1 năm", "shift": "Ca ngày; Ca đêm",
        "whom": YOUNG if n % 50 == 0 else "",
    }  # fmt: skip
    return [(line | said).get(name, "") for name in HEADS]


FAULTY = [
    (column, a_line(n, **{**MORE.get(column, {}), column: said}))
    for n, (column, said) in enumerate((c, s) for c, listed in FAULTS.items() for s in listed)
]
GOOD = [a_line(100 + n) for n in range(260)]
THREE_HUNDRED = [*GOOD[:200], *(line for _, line in FAULTY), *GOOD[200:], *GOOD[:AGAIN]]


@pytest.fixture
def employer(world, visitor):
    known = world.an_employer()
    visitor.signed_in_as(known)
    return known


def brought(visitor, *lines, head=None):
    book = xlsx_bytes(head or HEADS.values(), *lines)
    visitor.get("/employer/vacancies/file")
    return visitor.submit(list=(BytesIO(book), "việc làm.xlsx"))


def handed_back(visitor):
    visitor._fresh()
    answer = visitor.client.get("/employer/vacancies/file/lines.xlsx")
    assert answer.mimetype.endswith("sheet")
    return answer.data


def lines_of(book):
    return CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()


def remarks_of(book):
    with zipfile.ZipFile(BytesIO(book)) as parts:
        return re.findall(r'<comment ref="(\w+)"', parts.read("xl/comments1.xml").decode())


def test_of_three_hundred_lines_exactly_the_faulty_come_back_each_at_its_cell(visitor, employer):
    assert len(THREE_HUNDRED) == 300
    page = brought(visitor, *THREE_HUNDRED)
    assert "Đăng 260 tin" in page.text
    assert of_employer(employer.employer_id) == (), "nothing is posted by looking"

    book = handed_back(visitor)
    lines = lines_of(book)
    assert [int(line[0]) for line in lines[1:]] == [*range(202, 240), 300, 301]
    assert all(line[1] for line in lines)
    at = [2 + list(HEADS).index(column) for column, _ in FAULTY]
    assert remarks_of(book) == [
        xl_rowcol_to_cell(row, column) for row, column in enumerate(at, start=1)
    ]

    visitor.submit("/write")

    cards = of_employer(employer.employer_id)
    assert [card.state for card in cards] == ["open"] * 260
    assert sum(len(of_vacancy(card.id, today=card.open_until)) for card in cards) == 6
    assert len(lines_of(handed_back(visitor))) == 1 + 38, "who stands twice is there by now"


def test_lines_that_were_mended_come_in_from_the_workbook_handed_back_and_none_twice(
    visitor, employer
):
    brought(visitor, a_line(1), a_line(2, pay="nhiều"), a_line(3, places="ba"))
    visitor.submit("/write")
    head, *lines = lines_of(handed_back(visitor))
    lines[0][head.index("Lương")] = "9 triệu"
    lines[1][head.index("Số lượng")] = "3"
    visitor.submit("/drop")

    page = brought(visitor, *lines, ["", "", *a_line(1)], head=head)
    assert "Đã có từ trước" in page.text
    visitor.submit("/write")

    assert [card.pay.low for card in of_employer(employer.employer_id)] == [
        8_000_000,
        9_000_000,
        8_000_000,
    ]
    assert session.query(Upload).count() == 0


def test_what_asks_about_a_past_is_held_only_once_somebody_ticks_it(visitor, employer):
    page = brought(visitor, a_line(1, title=ASKS))
    asked = [box.get("value") for box in page.tree.iter("input") if box.get("name") == "sure"]

    assert "Chưa đăng được" in visitor.submit("/write").text
    visitor.submit("/write", sure=asked)

    (card,) = of_employer(employer.employer_id)
    assert (card.state, card.title) == ("held", ASKS)


def test_drafts_are_kept_for_who_wants_to_look_first(visitor, employer):
    brought(visitor, a_line(1), a_line(2))
    visitor.submit("/write", **{"look-first": "yes"})

    assert {card.state for card in of_employer(employer.employer_id)} == {"draft"}


def test_of_two_workbooks_the_first_is_thrown_away(visitor, employer):
    brought(visitor, a_line(1))
    visitor.client.delete_cookie("list")
    brought(visitor, a_line(2))

    assert session.query(Upload).count() == 1


def test_a_workbook_is_opened_by_its_bearer_alone(world, visitor, employer):
    brought(visitor, a_line(1))
    row = session.query(Upload).one()
    assert "Thợ".encode() not in row.sealed

    visitor.signed_in_as(world.an_employer(name="Quán cơm Bà Sáu"))
    assert "Xem lại" not in visitor.get("/employer/vacancies/file").h1


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_workbook_to_be_filled_in_is_read_without_a_choice_and_its_example_passed_over(
    visitor, employer, language
):
    answer = visitor.client.get(f"/employer/vacancies/file/template.xlsx?lang={language}")
    assert "tuyen" in answer.headers["Content-Disposition"] or language == "en"
    sheets = CalamineWorkbook.from_filelike(BytesIO(answer.data))
    head, example = sheets.get_sheet_by_index(0).to_python()
    assert example[0].startswith("(*)")
    assert len(sheets.get_sheet_by_index(1).to_python()) > len(head)

    line = [example[0].split(": ")[1], *example[1:]]
    page = brought(visitor, example, line, head=head)
    visitor.submit("/write")

    assert "không dùng" not in page.text
    (card,) = of_employer(employer.employer_id)
    assert card.trade == "7212"
    assert card.terms["meals"]["value"] == ["provided"]
