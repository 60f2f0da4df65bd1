from pathlib import Path

import pytest

from tests.app.commands.conftest import Console, Ledger

HEAD = "Mã lớp;Tên khóa học;Đơn vị đào tạo;Nơi học;Học phí;Thời gian học;Khai giảng;Số chỗ;Kỹ năng"
WELDING = (
    "H1;Hàn điện cơ bản;Trung tâm GDNN;xã Vĩnh Linh;Miễn phí;3 tháng;05/01/2027;25;hàn MIG, bay"
)
FORKLIFT = "H2;Lái xe nâng;Trường nghề;phường Nam Đông Hà;2.500.000 đ;6 tuần;khi đủ người;20 người;"
UNCLEAR = "H3;May công nghiệp;Trường nghề;Đông Hà;1tr5;3;10/01/2027;;"

pytestmark = pytest.mark.usefixtures("centre")


def test_courses_come_in_and_counts_add_up(console: Console, courses: Path) -> None:
    said = console("import", "courses", courses).output
    assert "3 dòng = 2 nhận + 1 không nhận" in said
    assert "1 dòng đã nhận: có kỹ năng chưa hiểu, đã bỏ qua (dòng 2)" in said
    assert "Thời gian học: “…” là tuần hay tháng?" in said


def test_what_a_course_gives_costs_and_takes_is_understood(
    console: Console, courses: Path, ledger: Ledger
) -> None:
    console("import", "courses", courses)
    welding, forklift = ledger.rows(
        "select source, source_ref, commune_code, fee, weeks, starts_on::text, seats, gives"
        " from course join course_start on course_id = course.id order by course.id"
    )
    assert welding[:7] == ("Trung tâm GDNN", "H1", "19363", 0, 13, "2027-01-05", 25)
    assert "mig-welding" in welding[7]
    assert forklift[:7] == ("Trường nghề", "H2", "19351", 2_500_000, 6, None, 20)


def test_a_second_run_changes_nothing(console: Console, courses: Path, ledger: Ledger) -> None:
    console("import", "courses", courses)
    before = ledger.rows("select * from course order by id")
    assert "0 mới + 0 thay đổi + 2 như cũ" in console("import", "courses", courses).output
    assert ledger.rows("select * from course order by id") == before


def test_a_new_start_is_a_change(console: Console, courses: Path, ledger: Ledger) -> None:
    console("import", "courses", courses)
    courses.write_text("\n".join([HEAD, WELDING.replace("05/01/2027", "20/02/2027"), ""]))
    assert "1 thay đổi" in console("import", "courses", courses).output
    starts = ledger.one(
        "select string_agg(starts_on::text, ' ') from course_start"
        " join course on course.id = course_id where source_ref = 'H1'"
    )
    assert starts == "2027-02-20"


def test_a_dry_run_writes_no_course(console: Console, courses: Path, ledger: Ledger) -> None:
    assert "2 sẽ nhận" in console("import", "courses", courses, "--dry-run").output
    assert ledger.one("select count(*) from course") == 0


@pytest.fixture
def courses(file: Path) -> Path:
    file.write_text("\n".join([HEAD, WELDING, FORKLIFT, UNCLEAR, ""]))
    return file
